import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { administratorOf } from './world/administrator.ts';
import { HttpClient, type Answer } from './world/http-client.ts';
import { SessionProvider } from './world/session-provider.ts';
import { figure } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

interface SignedIn {
  readonly sessionToken: string;
  readonly tokens: {
    readonly accessToken: string;
    readonly expiresIn: number;
    readonly refreshToken: string;
  };
}
interface Refreshed {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly error: string;
}
interface Revocations {
  readonly items: readonly {
    readonly id: string;
    readonly state: string;
    readonly attempts: number;
    readonly answer: string;
    readonly endedAt: string;
  }[];
}
interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly userAgent: string | null;
    readonly current: boolean;
  }[];
}

describe('tokens of people', () => {
  let world: World;
  let staff: HttpClient;
  let tokenEndpoint: HttpClient;
  let provider: SessionProvider;

  beforeAll(async () => {
    provider = await SessionProvider.start();
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'],
      extraEnvironment: { worker: { LATCHKEY_OUTBOUND_ORIGINS: provider.origin } },
    });
    await provider.holdSessionsOf(world, world.acme);
    staff = await administratorOf(world);
    const { applicationId, apiKey } = world.acme.seeded;
    tokenEndpoint = new HttpClient(world.system.url('public-api'), {
      authorization: `Basic ${Buffer.from(`${applicationId}:${apiKey}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    await provider.stop();
  });

  const signIn = async (name: string, headers: Record<string, string> = {}): Promise<SignedIn> => {
    const { userName: identifier, password } = world.acme.user(name);
    const body = { identifier, password, tokens: true };
    return (await world.acme.api.with(headers).post<SignedIn>('/v1/sign-in', body)).body;
  };
  const refresh = (token: string, idempotencyKey: string | null = null): Promise<Answer<Refreshed>> =>
    tokenEndpoint.send('POST', '/v1/oauth/token', {
      raw: `grant_type=refresh_token&refresh_token=${token}`,
      idempotencyKey,
    });
  const mine = (token: string): HttpClient => world.acme.api.with({ 'latchkey-session': token });
  const refused = async (token: string): Promise<void> => {
    const { status, body } = await refresh(token);
    expect([status, body.error]).toEqual([400, 'invalid_grant']);
  };

  it('an application is told who is signed in, in a form that it checks alone, and asks again by a token', async () => {
    const { tokens } = await signIn('ada');
    const { body: published } = await world.acme.api.get('/.well-known/jwks.json');
    const audience = world.acme.seeded.applicationId;
    const check = (token: string) =>
      jwtVerify(token, createLocalJWKSet(published as never), { audience, typ: 'at+jwt' });
    const { payload } = await check(tokens.accessToken);
    expect(payload).toMatchObject({ sub: world.acme.user('ada').id, amr: ['pwd'], client_id: audience });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    const { status, body } = await refresh(tokens.refreshToken);
    expect([status, body]).toEqual([
      200,
      {
        ...{ access_token: expect.any(String), token_type: 'Bearer', expires_in: 300 },
        refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
    expect((await check(body.access_token)).payload['sid']).toBe(payload['sid']);
    const asApplication = world.acme.api.with({ authorization: `Bearer ${body.access_token}` });
    expect((await asApplication.get('/v1/appearance')).status).toBe(401);
  });

  it('S-33 of a hundred uses of one refresh token at once one wins, and the session does not fork', async () => {
    const { tokens } = await signIn('grace');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => untilAnswered(() => refresh(tokens.refreshToken))),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ body }) => body.error === 'invalid_grant');
    const { sid } = decodeJwt(tokens.accessToken);
    const [left] = await world.sql<{ good: number }>(
      `select count(*)::int as good from tenant.refresh_token where session_id = $1 and used_at is null`,
      [sid],
    );
    figure('S-33', 'uses of one refresh token that won, of 100 at once', won.length, '1');
    expect([won.length, lost.length, left?.good]).toEqual([1, 99, 1]);
    expect((await refresh(won[0]?.body.refresh_token ?? '')).status).toBe(200);
  });

  it('an answer that was lost is had again by the Idempotency-Key, and makes no second token', async () => {
    const { tokens } = await signIn('ada');
    const key = randomUUID();
    const first = await refresh(tokens.refreshToken, key);
    const again = await refresh(tokens.refreshToken, key);
    expect([again.status, again.body, again.headers['idempotent-replayed']]).toEqual([
      ...[200, first.body, 'true'],
    ]);
    expect((await refresh(tokens.refreshToken, 'short')).status).toBe(400);
    expect((await refresh(first.body.refresh_token)).status).toBe(200);
  });

  it('S-33 a refresh token that comes again later ends its session, and the audit trail says so', async () => {
    const { tokens, sessionToken } = await signIn('ada');
    const next = (await refresh(tokens.refreshToken)).body.refresh_token;
    await refused(tokens.refreshToken);
    expect((await mine(sessionToken).get('/v1/session')).status).toBe(200);
    await world.sql(`update tenant.refresh_token set used_at = used_at - interval '11 seconds'`);
    await refused(tokens.refreshToken);
    await refused(next);
    expect((await mine(sessionToken).get('/v1/session')).status).toBe(401);
    const { sid } = decodeJwt(tokens.accessToken);
    const audited = await world.sql(
      `select reason from tenant.audit_entry where action = 'identity.session.ended' and subject = $1`,
      [sid],
    );
    expect(audited).toEqual([{ reason: 'refresh token used again' }]);
  });

  it('RA-02 S-33 a recovery ends every session and refresh token, here and at the provider that holds some', async () => {
    const { acme } = world;
    const before: SignedIn[] = [];
    while (before.length < 10) before.push(await signIn('edsger'));
    for (const person of ['edsger', 'grace']) provider.letIn(person);
    provider.busyFor = 1;
    await world.mails.clear();
    const { body: started } = await acme.start('edsger');
    const { code } = await world.mails.secrets(acme.user('edsger').email, 1);
    const { body: proven } = await acme.prove(started, code);
    expect((await acme.setPassword(proven, 'seven green kettles sing')).status).toBe(200);
    let alive = 0;
    for (const { sessionToken, tokens } of before) {
      const answers = [await refresh(tokens.refreshToken), await mine(sessionToken).get('/v1/session')];
      alive += answers.filter(({ status }) => status < 400).length;
    }
    figure('S-33', 'sessions and refresh tokens that live on after a recovery, of 20', alive, '0');
    expect(alive).toBe(0);
    const revoked = async () =>
      (
        await staff.get<Revocations>(
          `/v1/environments/live/users/${acme.user('edsger').id}/session-revocations`,
        )
      ).body.items;
    // The provider was busy once: the worker came again.
    while ((await revoked())[0]?.state === 'wanted') await pause(250);
    const left = provider.alive('edsger');
    figure('S-33', 'sessions at a provider that live on after a recovery, by its journal', left, '0');
    const [proof, ...others] = await revoked();
    expect([left, provider.alive('grace'), others]).toEqual([0, 1, []]);
    expect(proof).toMatchObject({ attempts: 2, answer: 'applied', endedAt: expect.any(String) });
    expect(provider.journal).toEqual(
      [503, 204].map((answered, index) => ({
        ...{ person: 'edsger', revocation: proof?.id, attempt: index + 1, answered },
      })),
    );
  }, 60_000);

  it('S-33 a sign-out and a disabled account end them too', async () => {
    const out = await signIn('ada');
    await mine(out.sessionToken).post('/v1/sign-out');
    await refused(out.tokens.refreshToken);
    const disabled = await signIn('grace');
    await staff.post(`/v1/environments/live/users/${world.acme.user('grace').id}/disable`);
    await refused(disabled.tokens.refreshToken);
    await staff.post(`/v1/environments/live/users/${world.acme.user('grace').id}/enable`);
    await refused(disabled.tokens.refreshToken);
  });

  it('S-40 a refresh token is good at its own application alone, and stays good', async () => {
    const { tokens } = await signIn('ada');
    const { applicationId, apiKey } = world.globex.seeded;
    const theirs = tokenEndpoint.with({
      authorization: `Basic ${Buffer.from(`${applicationId}:${apiKey}`).toString('base64')}`,
    });
    const raw = `grant_type=refresh_token&refresh_token=${tokens.refreshToken}`;
    const foreign = await theirs.send('POST', '/v1/oauth/token', { raw, idempotencyKey: null });
    expect([foreign.status, foreign.body['error']]).toEqual([400, 'invalid_grant']);
    expect((await refresh(tokens.refreshToken)).status).toBe(200);
  });

  it('S-33 people see where they are signed in, and end one session or all the others', async () => {
    await world.sql(`delete from tenant.user_session where user_id = $1`, [world.acme.user('ada').id]);
    const phone = await signIn('ada', { 'user-agent': `Phone/1 ${'x'.repeat(300)}` });
    const laptop = await signIn('ada', { 'user-agent': 'Laptop/2' });
    const third = await signIn('ada');
    const { body } = await mine(laptop.sessionToken).get<Listed>('/v1/sessions');
    expect(body.items.map(({ current }) => current)).toEqual([false, true, false]);
    expect(body.items.map(({ userAgent }) => userAgent?.slice(0, 8))).toEqual([
      ...[undefined, 'Laptop/2', 'Phone/1 '],
    ]);
    expect(body.items[2]?.userAgent).toHaveLength(200);
    const end = (token: string, id: string) => mine(token).send('DELETE', `/v1/sessions/${id}`);
    const stranger = await signIn('grace');
    const foreign = (await mine(stranger.sessionToken).get<Listed>('/v1/sessions')).body.items[0]?.id ?? '';
    for (const id of [foreign, randomUUID(), 'x']) {
      expect((await end(laptop.sessionToken, id)).status).toBe(404);
    }
    expect((await end(laptop.sessionToken, body.items[2]?.id ?? '')).status).toBe(204);
    await refused(phone.tokens.refreshToken);
    const others = await mine(laptop.sessionToken).send('DELETE', '/v1/sessions');
    expect([others.status, others.body]).toEqual([200, { ended: 1 }]);
    await refused(third.tokens.refreshToken);
    expect((await refresh(laptop.tokens.refreshToken)).status).toBe(200);
    expect((await refresh(stranger.tokens.refreshToken)).status).toBe(200);
    expect((await world.acme.api.get('/v1/sessions')).status).toBe(401);
  });

  it('no token is kept: of a refresh token there is its digest, of an access token nothing', async () => {
    const { tokens } = await signIn('ada');
    const { body } = await refresh(tokens.refreshToken, randomUUID());
    const digest = createHash('sha256').update(body.refresh_token).digest();
    expect(await world.sql(`select 1 from tenant.refresh_token where digest = $1`, [digest])).toHaveLength(1);
    for (const table of [
      'refresh_token',
      'user_session',
      'outbox_event',
      'audit_entry',
      'idempotent_request',
    ]) {
      const rows = await world.sql<{ row: string }>(`select to_jsonb(t)::text as row from tenant.${table} t`);
      const dump = rows.map(({ row }) => row).join('\n');
      for (const secret of [tokens.refreshToken, body.refresh_token, body.access_token])
        expect([table, dump.includes(secret)]).toEqual([table, false]);
    }
  });
});
