import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailProven, rested, signedIn } from './world/enrolled-people.ts';
import { SmsGateway } from './world/sms-gateway.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven, type Tenant } from './world/world.ts';

interface Begun {
  readonly id: string;
  readonly status: string;
  readonly shown: { readonly expiresAt?: string };
  readonly code?: string;
}

interface OwnMethods {
  readonly methods: readonly {
    readonly method: string;
    readonly enrolments: readonly { readonly status: string; readonly label: string }[];
  }[];
}

const phone = randomUUID();
const theirPhone = randomUUID();

interface Seen {
  readonly furtherProofs: readonly {
    readonly destinations: readonly { readonly id: string; readonly label: string }[];
  }[];
}

describe('telephones', () => {
  let world: World;
  let gateway: SmsGateway;
  const secrets: string[] = [];

  beforeAll(async () => {
    gateway = await SmsGateway.start();
    world = await World.start({
      extraEnvironment: { worker: { LATCHKEY_OUTBOUND_ORIGINS: gateway.origin } },
    });
    const verification = (tenant: Tenant, id: string) =>
      world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2, 'Phone', 'phone', 'sms', 'active', '{}', now(), 1)`,
        [tenant.seeded.tenantId, id],
      );
    await verification(world.acme, phone);
    await verification(world.globex, theirPhone);
    await world.sql(
      `insert into tenant.sms_service (tenant_id, environment, id, provider, name, name_key, sender, settings, destinations,
          daily_budget, secret_names, status, created_at, version)
        values ($1, 'live', $2, 'gateway', 'Gateway', 'gateway', 'Acme', $3, $4, 100, '{}', 'active', now(), 1)`,
      [world.acme.seeded.tenantId, randomUUID(), gateway.settings, { countries: ['DE'] }],
    );
    await world.sql(
      `insert into tenant.message_text (tenant_id, environment, id, key, locale, text, created_at, version)
        values ($1, 'live', $2, 'sms.recovery-code', 'en', 'With {code} you are back in {application}.', now(), 1)`,
      [world.acme.seeded.tenantId, randomUUID()],
    );
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    await gateway.stop();
  });

  const begin = async (name: string, number: string, tenant = world.acme, verificationId = phone) =>
    (await signedIn(tenant, name)).post<Begun>('/v1/enrolments', {
      ...{ verificationId, password: `first password of ${name}`, phone: number },
    });
  const confirm = async (name: string, id: string, code: string) =>
    (await signedIn(world.acme, name)).post<{ code?: string }>(`/v1/enrolments/${id}/confirmation`, { code });
  const codeIn = (text: string): string => /#(\d{6})$/.exec(text)?.[1] ?? '';

  it('PR-B24 PR-T10 PR-T11 PR-N01 PR-B26 a telephone is enrolled by the code that an SMS brings', async () => {
    const begun = await begin('ada', '+49 151 / 123 456 78');
    expect(begun).toMatchObject({ status: 201, body: { status: 'begun' } });
    const [sms] = await gateway.await('+4915112345678');
    expect(sms?.text).toMatch(/^\d{6} is your code .* acme orders\. .*\n\n@login\.acme\.example #\d{6}$/);
    const code = codeIn(sms?.text ?? '');
    secrets.push(code);
    const wrong = await confirm('ada', begun.body.id, code === '000000' ? '111111' : '000000');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'enrolment-not-confirmed' } });
    expect((await confirm('ada', begun.body.id, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
    const own = (await (await signedIn(world.acme, 'ada')).get<OwnMethods>('/v1/enrolments')).body.methods;
    const enrolments = own.find(({ method }) => method === 'sms')?.enrolments;
    expect(enrolments).toEqual([expect.objectContaining({ status: 'active', label: '78' })]);
    await world.mails.await(world.acme.user('ada').email, /prove who you are has changed/);
    expect((await begin('ada', '+49 151 12345678')).status).toBe(429);
  });

  it('PR-T22 PR-M07 PR-N01 a recovery goes by mail and a code by SMS, and no code proves twice', async () => {
    const { processId } = world.acme.seeded;
    await world.sql(
      `update tenant.process_version set choice_from = array[$2::uuid], choice_wanted = 1 where process_id = $1`,
      [processId, phone],
    );
    await rested(world, 'ada');
    await world.sql(`delete from tenant.sms_account`);
    const mailed = () => mailProven(world, 'ada');
    const flow = await mailed();
    const ask = (from: Proven) =>
      world.acme
        .inFlow(from)
        .post<{ code?: string }>(`/v1/reset-requests/${from.id}/further-proofs/${phone}/challenge`, {});
    const prove = (from: Proven, code: string) =>
      world.acme
        .inFlow(from)
        .post<{ state: string }>(`/v1/reset-requests/${from.id}/proofs`, { verificationId: phone, code });
    const before = gateway.taken.length;
    expect(await ask(flow)).toMatchObject({
      status: 200,
      body: { kind: 'code', sentTo: '78', codeLength: 6 },
    });
    const held = await ask(flow);
    expect([held.status, held.body.code]).toEqual([429, 'sms-held-back']);
    await gateway.await('+4915112345678', 2);
    const text = gateway.taken.at(-1)?.text ?? '';
    const code = codeIn(text);
    expect(text).toBe(`With ${code} you are back in acme orders.\n\n@login.acme.example #${code}`);
    secrets.push(code);
    const other = await mailed();
    expect((await prove(other, code)).status).toBe(410);
    expect((await prove(flow, code === '000000' ? '111111' : '000000')).status).toBe(410);
    expect(await prove(flow, code)).toMatchObject({ status: 200, body: { state: 'proven' } });
    const again = await mailed();
    expect((await prove(again, code)).status).toBe(410);
    expect(gateway.taken.length).toBe(before + 1);
  });

  it('PR-T11 PR-M07 whoever has lost one telephone has the code sent to the other, once the mail has proved', async () => {
    await world.sql(`delete from tenant.sms_account`);
    const { id } = (await begin('ada', '+4915112345611')).body;
    const [enrolling] = await gateway.await('+4915112345611');
    expect((await confirm('ada', id, codeIn(enrolling?.text ?? ''))).status).toBe(200);
    await rested(world, 'ada');
    await world.sql(`delete from tenant.sms_account`);
    const flow = await mailProven(world, 'ada');
    const inFlow = world.acme.inFlow(flow);
    const seen = await inFlow.get<Seen>(`/v1/reset-requests/${flow.id}`);
    const destinations = seen.body.furtherProofs[0]?.destinations ?? [];
    expect(destinations.map(({ label }) => label)).toEqual(['78', '11']);
    const path = `/v1/reset-requests/${flow.id}/further-proofs/${phone}/challenge`;
    const theirs = await inFlow.post(path, { enrolmentId: randomUUID() });
    expect(theirs.status).toBe(404);
    const sent = await inFlow.post(path, { enrolmentId: destinations[1]?.id });
    expect(sent).toMatchObject({ status: 200, body: { sentTo: '11' } });
    const code = codeIn((await gateway.await('+4915112345611', 2)).at(-1)?.text ?? '');
    secrets.push(code);
    const proven = await inFlow.post(`/v1/reset-requests/${flow.id}/proofs`, {
      ...{ verificationId: phone, code },
    });
    expect(proven).toMatchObject({ status: 200, body: { state: 'proven' } });
  });

  it('S-10 of a hundred who ask at once for one account, one message goes', async () => {
    const person = await signedIn(world.acme, 'grace');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        person.post<Begun>('/v1/enrolments', {
          ...{ verificationId: phone, password: 'first password of grace', phone: '+4915112345699' },
        }),
      ),
    );
    const made = answers.filter(({ status }) => status === 201).length;
    await gateway.await('+4915112345699');
    await begin('edsger', '+4915112345688');
    await gateway.await('+4915112345688');
    const sent = gateway.taken.filter(({ to }) => to === '+4915112345699').length;
    figure('S-10', 'SMS sent of 100 asked for at once', sent, '1');
    expect([made, sent]).toEqual([1, 1]);
    expect(answers.filter(({ status }) => ![201, 429, 503].includes(status))).toEqual([]);
  }, 60_000);

  it.each([
    ['a country that is not open', '+33612345678', 'destination-closed'],
    ['no telephone', 'ada@mail.acme.example', 'letters'],
    ['a dear number', '+499001234567', 'premium-rate'],
  ])('S-10 PR-M06 nothing goes to %s', async (_, number, code) => {
    const refused = await begin('edsger', number);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/phone', code }] } });
  });

  it('R-25 one whose answer was lost goes once more, with the same code, and never again', async () => {
    const number = '+4915112345666';
    /** As if the pause of the account and of the queue were over. */
    const wait = async () => {
      await world.sql(
        `update tenant.sms_account set sent_at = array(select at - interval '3 minutes' from unnest(sent_at) at)`,
      );
      await world.sql(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
    };
    await world.sql(`delete from tenant.sms_account`);
    gateway.hangUp = true;
    const { status } = await begin('edsger', number);
    await gateway.await(number);
    const ended = async () =>
      (
        await world.sql<{ status: string; failure: string | null }>(
          `select status, failure from tenant.message where channel = 'sms' and status <> 'sent'`,
        )
      )[0];
    for (let turn = 0; turn < 40 && (await ended())?.status === 'queued'; turn += 1) {
      await wait();
      await pause(250);
    }
    gateway.hangUp = false;
    await wait();
    const codes = gateway.taken.filter(({ to }) => to === number).map(({ text }) => codeIn(text));
    figure('R-25', 'times that an SMS left whose answer was always lost', codes.length, '2');
    expect([status, await ended()]).toEqual([201, { status: 'failed', failure: 'answer-lost' }]);
    expect([codes.length, new Set(codes).size]).toEqual([2, 1]);
  }, 60_000);

  it('PR-B26 S-40 a tenant without a service of its own sends nothing by that of another', async () => {
    const refused = await begin('barbara', '+4915112345677', world.globex, theirPhone);
    expect(refused).toMatchObject({ status: 409, body: { code: 'sms-not-offered' } });
    expect(gateway.taken.filter(({ to }) => to === '+4915112345677')).toEqual([]);
  });

  it('I3 no number and no code is anywhere in the database as it is', async () => {
    const told: string[] = [];
    const hidden = [...secrets, ...gateway.taken.flatMap(({ to, text }) => [to.slice(3), codeIn(text)])];
    for (const table of ['enrolment', 'outbox_event', 'idempotent_request', 'audit_entry', 'message']) {
      const rows = await world.sql<{ text: string }>(
        `select row_to_json(x)::text as text from tenant.${table} x`,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const word of hidden)
        if (rows.some(({ text }) => new RegExp(`\\b${word}\\b`).test(text))) told.push(table);
    }
    figure('I3', `numbers and codes of SMS found in the database, of ${hidden.length}`, told.length, '0');
    expect([hidden.length > 4, told]).toEqual([true, []]);
  });
});
