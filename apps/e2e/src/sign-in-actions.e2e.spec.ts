import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import type { Answer, HttpClient, Sending } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

interface SignInAnswer {
  readonly state: 'signed_in' | 'action_required';
  readonly signInToken: string;
  readonly sessionToken: string;
  readonly action: { readonly askCurrentPassword: boolean; readonly allowSkip: boolean };
  readonly tokens?: { readonly refreshToken: string };
  readonly code: string;
}
interface Result {
  readonly result: string;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}

const chosen = 'seven green kettles sing';
const prefix = 'authentication-action.reset-password.validation.error';

describe('what an application asks of people while they sign in', () => {
  let world: World;
  let staff: HttpClient;
  let plan: string;

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'],
      people: ['barbara', 'lin', 'mary'],
    });
    staff = await administratorOf(world);
    plan = `/v1/environments/live/applications/${world.acme.seeded.applicationId}/sign-in-plan`;
  }, 90_000);
  afterAll(() => world.stop());

  const planned = async (...actions: readonly object[]): Promise<Answer<Result>> => {
    const before = await staff.get(plan);
    const read = actions.map((action) => ({
      ...{ type: 'reset-password', credentialManager: world.acme.seeded.storeId, ...action },
    }));
    return staff.send<Result>('PUT', plan, {
      body: { actions: read },
      headers: { 'if-match': String(before.headers['etag']) },
    });
  };
  const flagged = (name: string) =>
    world.sql(`update tenant.app_user set attributes = '{"resetPassword": "true"}' where id = $1`, [
      world.acme.user(name).id,
    ]);
  const signIn = (name: string, password: string, more: object = {}): Promise<Answer<SignInAnswer>> => {
    const { userName: identifier } = world.acme.user(name);
    return world.acme.api.post<SignInAnswer>('/v1/sign-in', { identifier, password, ...more });
  };
  const act = (signInToken: string, entry: object) =>
    world.acme.api.post<Result>('/v1/sign-in/actions/reset-password', { signInToken, ...entry });
  const goOn = (signInToken: string, api = world.acme.api, sending: Sending = {}) =>
    api.post<SignInAnswer>('/v1/sign-in/continue', { signInToken }, sending);
  const first = (name: string) => world.acme.user(name).password;
  const isAlive = async (token: string) =>
    (await world.acme.api.with({ 'latchkey-session': token }).get('/v1/session')).status === 200;

  it('AA-01 AA-07 AA-09 AA-13 a person chooses a new password before they are signed in, and is not asked again', async () => {
    expect((await planned({ askCurrentPassword: true, accountManager: 'users' })).status).toBe(200);
    const before = await signIn('barbara', first('barbara'));
    expect(before.body.state).toBe('signed_in');
    await flagged('barbara');
    const { body } = await signIn('barbara', first('barbara'), { tokens: true });
    expect(body).toMatchObject({ state: 'action_required', action: { askCurrentPassword: true } });
    expect(body.sessionToken).toBeUndefined();
    const wrong = await act(body.signInToken, { password: chosen, currentPassword: 'not this one' });
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      422,
      [{ pointer: '/currentPassword', code: `${prefix}.incorrect.credentials` }],
    ]);
    const done = await act(body.signInToken, { password: chosen, currentPassword: first('barbara') });
    expect([done.status, done.body]).toEqual([200, { result: 'PASSWORD_CHANGED' }]);
    const inside = await goOn(body.signInToken);
    expect(inside.body).toMatchObject({ state: 'signed_in', tokens: { refreshToken: expect.anything() } });
    expect([await isAlive(inside.body.sessionToken), await isAlive(before.body.sessionToken)]).toEqual([
      true,
      false,
    ]);
    expect((await goOn(body.signInToken)).status).toBe(410);
    expect((await signIn('barbara', first('barbara'))).status).toBe(401);
    expect((await signIn('barbara', chosen)).body.state).toBe('signed_in');
    await world.mails.await(world.acme.user('barbara').email, /password was changed/);
    const events = await world.sql<{ facts: object }>(
      `select facts from tenant.outbox_event where name = 'sign-in.password-updated-credential-manager'`,
    );
    expect(events.length).toBe(1);
  });

  it('AA-06 AA-08 AA-10 AA-11 AA-12 is told by its keys what is wrong, and skips what may be skipped', async () => {
    await planned({ regularExpression: '^(?=.*\\d).*$', allowSkip: false });
    await flagged('lin');
    const { signInToken } = (await signIn('lin', first('lin'))).body;
    const told = async (entry: object) => (await act(signInToken, entry)).body.errors.map(({ code }) => code);
    expect(await told({ skip: true })).toEqual([`${prefix}.password.required`]);
    expect(await told({ password: chosen, password2: 'another' })).toEqual([
      `${prefix}.password.mismatch`,
      `${prefix}.password.weak`,
    ]);
    await planned({ allowSkip: true });
    const again = (await signIn('lin', first('lin'))).body;
    expect((await act(again.signInToken, { skip: true })).body).toEqual({ result: 'SKIPPED' });
    expect((await goOn(again.signInToken)).body.state).toBe('signed_in');
  });

  it('AA-15 a back channel is told to use a front channel', async () => {
    await planned({});
    await flagged('mary');
    const { status, body } = await signIn('mary', first('mary'), { channel: 'back' });
    expect([status, body.code]).toEqual([403, 'back-channel-refused']);
  });

  it('AA-04 AA-05 AA-08 a plan that could not work is refused with every fault', async () => {
    const other = await planned({ credentialManager: world.globex.seeded.storeId });
    expect([other.status, other.body.errors]).toMatchObject([
      422,
      [{ pointer: '/actions/0/credentialManager', code: 'not-found' }],
    ]);
    const pattern = await planned({}, { regularExpression: '(a)\\1' });
    expect([pattern.status, pattern.body.errors]).toMatchObject([
      422,
      [{ pointer: '/actions/1/regularExpression', code: 'pattern-construct' }],
    ]);
    const without = await staff.send<Result>('PUT', plan, {
      body: { actions: [{ type: 'reset-password' }] },
      headers: { 'if-match': String((await staff.get(plan)).headers['etag']) },
    });
    expect(without.status).toBe(422);
    const stale = await staff.send<Result>('PUT', plan, {
      body: { actions: [] },
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
    const foreign = plan.replace(world.acme.seeded.applicationId, world.globex.seeded.applicationId);
    expect((await staff.get(foreign)).status).toBe(404);
  });

  it('S-33 of a hundred that go on with one sign-in at once, one is signed in; a recovery ends what waits', async () => {
    await planned({ allowSkip: true });
    await flagged('mary');
    const { signInToken } = (await signIn('mary', first('mary'))).body;
    await act(signInToken, { skip: true });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        untilAnswered((idempotencyKey) => goOn(signInToken, world.acme.api, { idempotencyKey })),
      ),
    );
    const inside = answers.filter(({ status }) => status === 200);
    figure('S-33', 'sessions of one sign-in that waited, of 100 at once', inside.length, '1');
    expect(inside).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const waiting = (await signIn('mary', first('mary'))).body.signInToken;
    expect((await goOn(waiting, world.globex.api)).status).toBe(410);
    const flow = (await world.acme.start('mary')).body;
    const { token } = await world.mails.newSecrets(world.acme.user('mary').email, new Set());
    const proven = (await world.acme.redeem(token)).body;
    expect(flow.id).toBe(proven.id);
    expect((await world.acme.setPassword(proven, chosen)).status).toBe(200);
    expect((await goOn(waiting)).status).toBe(410);
    expect((await act(waiting, { skip: true })).status).toBe(410);
  }, 60_000);

  it('PR-P08 PR-P09 PR-P10 PR-W23 whoever is signed in changes the password where a process offers it', async () => {
    await planned();
    const { seeded } = world.acme;
    const { sessionToken } = (await signIn('ada', first('ada'))).body;
    const other = (await signIn('ada', first('ada'))).body.sessionToken;
    const person = world.acme.api.with({ 'latchkey-session': sessionToken });
    const change = (currentPassword: string, newPassword: string) =>
      person.post<Result>('/v1/session/change-password', { currentPassword, newPassword });
    const offers = async () => (await person.get<{ offers: string[] }>('/v1/session')).body.offers;
    const refused = await change(first('ada'), chosen);
    expect([refused.status, refused.body.code]).toEqual([409, 'own-change-not-offered']);
    expect(await offers()).toEqual([]);
    await world.sql(
      `update tenant.process_version set policy = jsonb_set(policy, '{actions}', '["reset", "change", "unlock"]')
        where process_id = $1`,
      [seeded.processId],
    );
    expect(await offers()).toEqual(['change_password']);
    const wrong = await change('not this one', chosen);
    expect([wrong.status, wrong.body.code]).toEqual([403, 'password-not-confirmed']);
    const weak = await change(first('ada'), 'short');
    expect([weak.status, weak.body.code]).toEqual([422, 'password-refused']);
    const done = await change(first('ada'), chosen);
    expect([done.status, done.body]).toEqual([200, { result: 'PASSWORD_CHANGED' }]);
    expect([await isAlive(sessionToken), await isAlive(other)]).toEqual([true, false]);
    expect((await signIn('ada', first('ada'))).status).toBe(401);
    expect((await signIn('ada', chosen)).status).toBe(200);
    await world.mails.await(world.acme.user('ada').email, /password was changed/);
    // A lock of our own store is one that staff have set: a session does not end it.
    const unlocked = await person.post<Result>('/v1/session/unlock');
    expect([unlocked.status, unlocked.body.code]).toEqual([409, 'own-change-not-offered']);
  });

  it('RA-12 a reset in one call tells that the next sign-in asks for something', async () => {
    const reset = async (name: string) => {
      const asked = await world.acme.api.post('/v1/password-reset/send-email', { identifier: name });
      expect(asked.status).toBe(202);
      const { token } = await world.mails.newSecrets(world.acme.user(name).email, new Set());
      const body = { emailAuthCode: token, newPassword: chosen };
      const { status, body: answer } = await world.acme.api.post<Result>(
        '/v1/password-reset/reset-password',
        body,
      );
      return [status, answer.result];
    };
    await planned({});
    expect(await reset('grace')).toEqual([200, 'PASSWORD_RESET']);
    await flagged('edsger');
    expect(await reset('edsger')).toEqual([200, 'PASSWORD_RESET_LOGIN_REQUIRED']);
    expect((await signIn('edsger', chosen)).body.state).toBe('action_required');
  });

  it('I3 no chosen password lies in the database', async () => {
    const found = await world.sql<{ count: number }>(
      `select (select count(*) from tenant.own_change o where o::text like $1)
        + (select count(*) from tenant.paused_sign_in p where p::text like $1)
        + (select count(*) from tenant.credential_change c where c::text like $1)
        + (select count(*) from tenant.outbox_event e where e::text like $1) as count`,
      [`%${chosen}%`],
    );
    expect(Number(found[0]?.count)).toBe(0);
  });
});
