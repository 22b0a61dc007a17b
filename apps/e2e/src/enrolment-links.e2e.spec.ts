import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { HttpClient, type Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

interface Opened {
  readonly sessionToken: string;
  readonly user: { readonly displayName: string };
}
interface Begun {
  readonly id: string;
  readonly status: string;
  readonly shown: { readonly codes?: readonly string[] };
}

const [app, kept] = [randomUUID(), randomUUID()];

describe('a link by which somebody enrols without a password', () => {
  let world: World;
  let staff: HttpClient;
  const tokens: string[] = [];

  beforeAll(async () => {
    world = await World.start({ processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'] });
    for (const [id, type] of [
      [app, 'authenticator'],
      [kept, 'recovery_codes'],
    ])
      await world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2, $3, $3, $3, 'active', $4, now(), 1)`,
        [world.acme.seeded.tenantId, id, type, type === 'recovery_codes' ? { count: 10 } : {}],
      );
    staff = await administratorOf(world);
  }, 60_000);
  afterAll(() => world.stop());

  const links = (name: string) => `/v1/environments/live/users/${world.acme.user(name).id}/enrolment-links`;
  const ask = (name: string, body: object = {}) =>
    staff.post<{ id: string }>(links(name), { applicationId: world.acme.seeded.applicationId, ...body });
  /** As if the last link of this person had been mailed more than an hour ago. */
  const wait = (name: string) =>
    world.sql(
      `update tenant.enrolment_link set issued_at = issued_at - interval '61 minutes' where user_id = $1`,
      [world.acme.user(name).id],
    );
  const mailed = async (name: string): Promise<string> => {
    await world.mails.clear();
    expect((await ask(name)).status).toBe(202);
    const [mail] = await world.mails.await(world.acme.user(name).email, /set up a way back in/);
    const token =
      /https:\/\/login\.acme\.example\/enrol\/link\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    tokens.push(token);
    return token;
  };
  const redeem = (token: string, tenant = world.acme): Promise<Answer<Opened>> =>
    untilAnswered((idempotencyKey) =>
      tenant.api.post('/v1/enrolment-links/redeem', { token }, { idempotencyKey }),
    );
  const opened = async (name: string) => {
    const { sessionToken } = (await redeem(await mailed(name))).body;
    tokens.push(sessionToken);
    return world.acme.api.with({ 'latchkey-session': sessionToken });
  };
  const begin = (api: HttpClient, verificationId: string, password?: string) =>
    api.post<Begun>('/v1/enrolments', { verificationId, ...(password === undefined ? {} : { password }) });

  it('S-36 PR-U05 lets a first method be enrolled in, tells its owner by mail, and lends nothing more', async () => {
    const ada = await opened('ada');
    await world.mails.clear();
    const begun = await begin(ada, kept);
    expect(begun).toMatchObject({ status: 201, body: { status: 'active' } });
    expect(begun.body.shown.codes).toHaveLength(10);
    await world.mails.await(world.acme.user('ada').email, /prove who you are has changed/);
    const submitted = await world.sql(
      `select 1 from tenant.outbox_event where name = 'verification.enrolment.submitted' and subject = $1`,
      [begun.body.id],
    );
    expect(submitted).toHaveLength(1);
    const [{ resting } = { resting: '' }] = await world.sql<{ resting: string }>(
      `select extract(epoch from usable_from - now())::text as resting from tenant.enrolment where id = $1`,
      [begun.body.id],
    );
    expect(Number(resting)).toBeGreaterThan(23 * 3600);
    const second = await begin(ada, app);
    expect(second).toMatchObject({ status: 403, body: { code: 'password-not-confirmed' } });
    expect((await begin(ada, app, 'first password of ada')).status).toBe(201);
  });

  it('S-24 is spent by no GET, and by one of a hundred who press the button at once', async () => {
    const token = await mailed('grace');
    for (const method of ['GET', 'HEAD']) {
      const sending = { body: undefined };
      await world.acme.api.send(method, `/v1/enrolment-links/redeem?token=${token}`, sending);
      await world.acme.api.send(method, `/v1/enrolment-links/${token}`, sending);
    }
    const answers = await Promise.all(Array.from({ length: 100 }, () => redeem(token)));
    const right = answers.filter(({ status }) => status === 200);
    figure('S-24', 'sessions opened by one enrolment link, 100 at once', right.length, '1');
    expect(right).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await redeem(token)).toMatchObject({ status: 410, body: { code: 'enrolment-link-rejected' } });
  }, 60_000);

  it('is nobody\u2019s sign-in: what it opens is good for enrolling and for nothing else', async () => {
    await wait('grace');
    const grace = await opened('grace');
    expect((await grace.get('/v1/session')).status).toBe(401);
    expect((await grace.post('/v1/sign-out')).status).toBe(204);
    expect((await grace.get('/v1/enrolments')).status).toBe(200);
  });

  it('S-09 S-82 goes once an hour, to the address on file, whatever is asked for', async () => {
    await wait('edsger');
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask('edsger')));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ code: 'enrolment-link-too-early' });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(3500);
    const [mail] = await world.mails.await(world.acme.user('edsger').email, /set up a way back in/);
    expect(mail?.envelope.to).toEqual([world.acme.user('edsger').email]);
    await wait('edsger');
    for (const odd of [{ email: 'eve@evil.example' }, { hours: 73 }, { hours: 0 }])
      expect((await ask('edsger', odd)).status).toBe(422);
    expect(await ask('edsger', { applicationId: world.globex.seeded.applicationId })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/applicationId' }] },
    });
  }, 60_000);

  it('S-40 opens nothing at another tenant, which still leaves it unspent', async () => {
    await wait('edsger');
    const token = await mailed('edsger');
    expect((await redeem(token, world.globex)).status).toBe(410);
    expect((await redeem('A'.repeat(43))).status).toBe(410);
    expect((await redeem(token)).status).toBe(200);
  });

  it('S-27 is taken back by staff, and ends with the account that it is for', async () => {
    await wait('edsger');
    const edsger = await opened('edsger');
    const stateNow = async () =>
      (await staff.get<{ items: { id: string; state: string }[] }>(links('edsger'))).body;
    const [link] = (await stateNow()).items;
    expect(link?.state).toBe('redeemed');
    expect((await staff.post(`${links('edsger')}/void`, { linkId: randomUUID() })).status).toBe(404);
    const taken = await staff.post(`${links('edsger')}/void`, { linkId: link?.id });
    expect(taken.body).toMatchObject({ items: [{ state: 'void' }] });
    expect((await begin(edsger, kept)).status).toBe(401);
    await wait('edsger');
    await mailed('edsger');
    const user = `/v1/environments/live/users/${world.acme.user('edsger').id}`;
    await staff.post(`${user}/disable`);
    for (let look = 0; look < 200 && (await stateNow()).items[0]?.state !== 'void'; look += 1)
      await pause(50);
    expect((await stateNow()).items[0]?.state).toBe('void');
    await staff.post(`${user}/enable`);
    expect((await redeem(tokens.at(-1) ?? '')).status).toBe(410);
  });

  it('I3 no token of a link or of what it opens is anywhere in the database as it is', async () => {
    const told: string[] = [];
    for (const table of ['enrolment_link', 'message', 'outbox_event', 'audit_entry', 'idempotent_request']) {
      const rows = await world.sql<{ text: string }>(
        `select row_to_json(x)::text as text from tenant.${table} x`,
      );
      expect(rows.length).toBeGreaterThan(0);
      if (tokens.some((token) => rows.some(({ text }) => text.includes(token)))) told.push(table);
    }
    expect([tokens.filter((token) => token.length === 43).length > 5, told]).toEqual([true, []]);
  });
});
