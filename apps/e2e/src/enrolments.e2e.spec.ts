import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP, Secret } from 'otpauth';
import { firstPasswordOf, mailProven, rested, signedIn } from './world/enrolled-people.ts';
import type { Answer, Sending } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { untilAnswered, World, type Proven } from './world/world.ts';

interface Begun {
  readonly id: string;
  readonly status: string;
  readonly shown: { readonly seed?: string; readonly codes?: readonly string[] };
}

interface OwnMethods {
  readonly methods: readonly {
    readonly verificationId: string;
    readonly method: string;
    readonly enrolments: readonly {
      readonly id: string;
      readonly status: string;
      readonly usable: boolean;
    }[];
  }[];
}

const app = randomUUID();
const kept = randomUUID();
const codeOf = (seed: string, step = 0): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(seed) }).generate({
    timestamp: Date.now() + step * 30_000,
  });
/** The code of the step before this one is right for no longer than this one lasts. */
async function untilStepIsYoung(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 10_000) await pause(left);
}

describe('what people enrol in, and prove by', () => {
  let world: World;
  /** Everything that was ever shown. */
  const secrets: string[] = [];

  beforeAll(async () => {
    world = await World.start();
    const { tenantId, processId } = world.acme.seeded;
    for (const [id, type] of [
      [app, 'authenticator'],
      [kept, 'recovery_codes'],
    ]) {
      await world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2, $3, $3, $3, 'active', $4, now(), 1)`,
        [tenantId, id, type, type === 'recovery_codes' ? { count: 10 } : {}],
      );
    }
    // The version in force as if it had been activated with a choice of one of both.
    await world.sql(
      `update tenant.process_version set choice_from = array[$2::uuid, $3::uuid], choice_wanted = 1 where process_id = $1`,
      [processId, app, kept],
    );
  }, 60_000);
  afterAll(() => world.stop());

  const session = (name: string) => signedIn(world.acme, name);
  const begin = async (name: string, verificationId: string, password = firstPasswordOf(name)) =>
    (await session(name)).post<Begun>('/v1/enrolments', { verificationId, password });
  const enrolled = async (name: string): Promise<{ seed: string; codes: readonly string[] }> => {
    const begun = (await begin(name, app)).body;
    const seed = begun.shown.seed ?? '';
    const person = await session(name);
    await untilStepIsYoung();
    const confirm = { code: codeOf(seed, -1) };
    const confirmed = await person.post(`/v1/enrolments/${begun.id}/confirmation`, confirm);
    expect(confirmed.status).toBe(200);
    const { codes = [] } = (await begin(name, kept)).body.shown;
    secrets.push(seed, ...codes);
    return { seed, codes };
  };
  const rest = (name: string) => rested(world, name);
  const mailed = (name: string) => mailProven(world, name);
  const prove = (
    flow: Proven,
    verificationId: string,
    code?: string,
    sending: Sending = {},
  ): Promise<Answer<Proven>> => {
    const body = { verificationId, ...(code === undefined ? {} : { code }) };
    return world.acme.inFlow(flow).post(`/v1/reset-requests/${flow.id}/proofs`, body, sending);
  };
  const own = async (name: string) =>
    (await (await session(name)).get<OwnMethods>('/v1/enrolments')).body.methods;

  it('PR-T12 S-36 enrolling asks for the password again, is told by mail, and proves nothing for a day', async () => {
    expect(await begin('ada', app, 'not the password')).toMatchObject({
      status: 403,
      body: { code: 'password-not-confirmed' },
    });
    expect((await own('ada')).map(({ enrolments }) => enrolments)).toEqual([[], []]);
    const { seed } = await enrolled('ada');
    await world.mails.await(world.acme.user('ada').email, /prove who you are has changed/, 2);
    const usable = (await own('ada')).map(({ enrolments }) => enrolments.map((each) => each.usable));
    expect(usable).toEqual([[false], [false]]);
    const flow = await mailed('ada');
    const early = await prove(flow, app, codeOf(seed));
    expect(early).toMatchObject({ status: 410, body: { code: 'proof-rejected' } });
    const said = await world.sql<{ reference: string }>(
      `select reference from tenant.reset_activity where request_id = $1 and message like '%proof-refused%'`,
      [flow.id],
    );
    expect(said.map(({ reference }) => reference)).toEqual(['quarantined']);
  });

  it('PR-T12 a recovery goes by mail and authenticator app, and by recovery codes, each once', async () => {
    const { seed, codes } = await enrolled('grace');
    await rest('grace');
    const flow = await mailed('grace');
    expect(flow.state).toBe('awaiting_more_proof');
    expect((await world.acme.setPassword(flow, 'a password without the proof')).status).toBe(410);
    expect((await prove(flow, app, '000000')).status).toBe(410);
    const code = codeOf(seed);
    const proven = await prove(flow, app, code);
    expect(proven).toMatchObject({ status: 200, body: { state: 'proven' } });
    const again = await mailed('grace');
    expect((await prove(again, app, code)).status).toBe(410);
    expect((await prove(again, kept, codes[0])).body).toMatchObject({ state: 'proven' });
    const third = await mailed('grace');
    expect((await prove(third, kept, codes[0])).status).toBe(410);
    expect((await prove(third, kept, codes[1]?.toLowerCase())).body).toMatchObject({ state: 'proven' });
  });

  it('S-08 nobody learns by a start what somebody has enrolled in', async () => {
    const answers = [];
    for (const name of ['grace', 'edsger', 'nobody at all']) {
      const flow = (await world.acme.start(name)).body;
      const seen = await world.acme
        .inFlow(flow)
        .get<Record<string, unknown>>(`/v1/reset-requests/${flow.id}`);
      const { furtherProofs, chooseMore, state } = seen.body;
      answers.push(JSON.stringify([seen.status, state, furtherProofs, chooseMore]));
    }
    const different = new Set(answers).size - 1;
    figure('S-08', 'answers about a start that tell who has enrolled, of 3', different, '0');
    expect(different).toBe(0);
  });

  it('PR-U05 PR-T13 BY-12 whoever enrols is looked at again: what follows hears of it', async () => {
    const stateOf = async (name: string): Promise<string | undefined> => {
      const rows = await world.sql<{ state: string }>(
        `select state from tenant.user_readiness where user_id = $1`,
        [world.acme.user(name).id],
      );
      return rows[0]?.state;
    };
    expect(await stateOf('edsger')).not.toBe('quarantined');
    const { id } = (await begin('edsger', kept)).body;
    for (let look = 0; look < 200 && (await stateOf('edsger')) !== 'quarantined'; look += 1) await pause(50);
    expect(await stateOf('edsger')).toBe('quarantined');
    const password = firstPasswordOf('edsger');
    await (await session('edsger')).post(`/v1/enrolments/${id}/removal`, { password });
    for (let look = 0; look < 200 && (await stateOf('edsger')) !== 'not_ready'; look += 1) await pause(50);
    expect(await stateOf('edsger')).toBe('not_ready');
  });

  it('S-32 of a hundred right codes at once, one proves', async () => {
    const { seed } = await enrolled('edsger');
    await rest('edsger');
    const flow = await mailed('edsger');
    const code = codeOf(seed);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        untilAnswered((idempotencyKey) => prove(flow, app, code, { idempotencyKey })),
      ),
    );
    const right = answers.filter(({ status }) => status === 200);
    figure('S-32', 'proofs by one code of an authenticator app, 100 at once', right.length, '1');
    expect(right).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  }, 60_000);

  it('S-22 wrong codes of an app are counted over flows, and no more than the day allows are compared', async () => {
    const compared = async () =>
      (
        await world.sql<{ count: number }>(
          `select coalesce(max(cardinality(failed_at)), 0)::int as count from tenant.code_brake where method = 'authenticator'
            and account_key in (select account_key from tenant.reset_request where user_id = $1)`,
          [world.acme.user('ada').id],
        )
      )[0]?.count ?? 0;
    await rest('ada');
    await world.sql(`delete from tenant.code_brake`);
    for (let flowNumber = 0; flowNumber < 3; flowNumber += 1) {
      const flow = await mailed('ada');
      for (let turn = 0; turn < 6; turn += 1)
        await prove(flow, app, String(100_000 + flowNumber * 10 + turn));
    }
    figure('S-22', 'wrong codes of one app compared within a day, of 18', await compared(), 'at most 10');
    expect(await compared()).toBeLessThanOrEqual(10);
    const lockouts = await world.sql<{ method: string }>(
      `select method from tenant.lockout where user_id = $1`,
      [world.acme.user('ada').id],
    );
    expect(lockouts.map(({ method }) => method)).toContain('authenticator');
  }, 60_000);

  it('PR-T12 what was removed proves nothing, is told by mail, and can be enrolled anew', async () => {
    const person = await session('grace');
    const enrolment = (await own('grace')).find(({ method }) => method === 'recovery_codes')?.enrolments[0];
    const remove = (password: string) => person.post(`/v1/enrolments/${enrolment?.id}/removal`, { password });
    expect((await remove('wrong')).status).toBe(403);
    await world.mails.clear();
    expect((await remove(firstPasswordOf('grace'))).status).toBe(204);
    await world.mails.await(world.acme.user('grace').email, /prove who you are has changed/);
    const kept2 = await world.sql(
      `select 1 from tenant.enrolment where id = $1 and sealed_holding is not null`,
      [enrolment?.id],
    );
    expect(kept2).toEqual([]);
    expect((await begin('grace', kept)).status).toBe(201);
    expect((await begin('grace', kept)).status).toBe(409);
  });

  it('S-40 nobody confirms, uses or removes what is somebody else’s', async () => {
    const foreign = (await own('edsger')).find(({ method }) => method === 'authenticator')?.enrolments[0]?.id;
    const grace = await session('grace');
    expect((await grace.post(`/v1/enrolments/${foreign}/confirmation`, { code: '123456' })).status).toBe(404);
    const password = firstPasswordOf('grace');
    expect((await grace.post(`/v1/enrolments/${foreign}/removal`, { password })).status).toBe(404);
    const elsewhere = await world.globex.api
      .with({ 'latchkey-session': 'A'.repeat(43) })
      .get('/v1/enrolments');
    expect(elsewhere.status).toBe(401);
  });

  it('I3 no seed and no code is anywhere in the database as it is', async () => {
    const names = ['otpauth', 'lastStep'];
    const told: string[] = [];
    for (const table of ['enrolment', 'outbox_event', 'idempotent_request', 'audit_entry', 'message']) {
      const rows = await world.sql<{ text: string }>(
        `select row_to_json(x)::text as text from tenant.${table} x`,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const word of [...names, ...secrets])
        if (rows.some(({ text }) => text.includes(word))) told.push(`${table}: ${word.slice(0, 12)}`);
    }
    figure('I3', `seeds and recovery codes found in the database, of ${secrets.length}`, told.length, '0');
    expect([secrets.length > 20, told]).toEqual([true, []]);
  });

  it('S-36 sessions of an account guess its password thirty times an hour, and are then told when to come back', async () => {
    await world.sql(`truncate platform.caller_brake`);
    const person = await session('ada');
    const guess = () => person.post('/v1/enrolments', { verificationId: app, password: 'a guess' });
    const answers = await Promise.all(Array.from({ length: 40 }, guess));
    const compared = answers.filter(({ status }) => status === 403).length;
    figure('S-36', 'guesses at a password compared, of 40 at once by one session', compared, '30');
    expect(compared).toBe(30);
    const right = await begin('ada', app);
    expect([right.status, Number(right.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});
