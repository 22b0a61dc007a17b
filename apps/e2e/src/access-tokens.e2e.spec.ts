import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { administratorOf } from './world/administrator.ts';
import { HttpClient, type Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

interface Token {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}
interface Key {
  readonly id: string;
  readonly key: string;
  readonly permissions: readonly string[];
}

const execute = 'password-reset-workflow:execute';
const suppress = 'password-reset-workflow:suppress-notification';
const places = '/v1/environments/live';
const issuer = 'https://recover.acme.example';

describe('tokens of applications', () => {
  let world: World;
  let staff: HttpClient;
  let api: HttpClient;

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'],
      extraEnvironment: { 'public-api': { LATCHKEY_TOKEN_ISSUER: issuer } },
    });
    staff = await administratorOf(world);
    api = new HttpClient(world.system.url('public-api'));
  }, 60_000);
  afterAll(() => world.stop());

  const basic = (id: string, key: string): string =>
    `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`;
  const ask = (authorization: string | undefined, form: string): Promise<Answer<Token & { error: string }>> =>
    api.send('POST', '/v1/oauth/token', {
      raw: form,
      idempotencyKey: null,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
  const granted = async (key = world.acme.seeded.apiKey, form = 'grant_type=client_credentials') =>
    (await ask(basic(world.acme.seeded.applicationId, key), form)).body;
  const as = (credential: string): HttpClient => api.with({ authorization: `Bearer ${credential}` });
  const start = (credential: string) =>
    as(credential).post('/v1/reset-requests', { identifier: `nobody-${randomUUID()}`, locale: 'en' });
  const newKey = async (more: object = {}): Promise<Key> => {
    const url = `${places}/applications/${world.acme.seeded.applicationId}/api-keys`;
    return (await staff.post<Key>(url, { label: 'Another', ...more })).body;
  };
  /** The directory remembers for a second. */
  const untilRefused = async (credential: string): Promise<Answer> => {
    for (;;) {
      const answer = await start(credential);
      if (answer.status === 401) return answer;
      await pause(100);
    }
  };

  it('RA-13 a standard client gets a token for five minutes, and is then heard as with its key', async () => {
    const { seeded } = world.acme;
    const answer = await ask(basic(seeded.applicationId, seeded.apiKey), 'grant_type=client_credentials');
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        ...{ token_type: 'Bearer', expires_in: 300, scope: `${execute} ${suppress}` },
      },
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const started = await as(answer.body.access_token).post('/v1/reset-requests', {
      ...{ identifier: world.acme.user('ada').email, locale: 'en' },
    });
    expect(started.status).toBe(202);
    await world.mails.await(world.acme.user('ada').email, /reset your password/);
  });

  it('RA-13 anybody can check it by the published keys, and no key is published but its public part', async () => {
    const { access_token: token } = await granted();
    const published = await api.get<{ keys: Record<string, string>[] }>('/.well-known/jwks.json');
    const keys = createLocalJWKSet(published.body as never);
    const { payload } = await jwtVerify(token, keys, { issuer, audience: issuer, typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: world.acme.seeded.applicationId, scope: `${execute} ${suppress}` });
    expect(published.headers['cache-control']).toBe('public, max-age=3600');
    expect(published.body.keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ]);
  });

  it('RA-13 what is no request for a token is told as RFC 6749 has it', async () => {
    const { applicationId, apiKey } = world.acme.seeded;
    const good = basic(applicationId, apiKey);
    const grant = 'grant_type=client_credentials';
    const wrong: [string | undefined, string, number, string][] = [
      [undefined, grant, 401, 'invalid_client'],
      [undefined, `${grant}&client_id=${applicationId}&client_secret=${apiKey}`, 401, 'invalid_client'],
      [`Bearer ${apiKey}`, grant, 401, 'invalid_client'],
      [basic(world.globex.seeded.applicationId, apiKey), grant, 401, 'invalid_client'],
      [basic(applicationId, `${apiKey}x`), grant, 401, 'invalid_client'],
      [good, '', 400, 'invalid_request'],
      [good, `${grant}&${grant}`, 400, 'invalid_request'],
      [good, `${grant}&scope=a++b`, 400, 'invalid_request'],
      [good, 'grant_type=password&username=ada&password=x', 400, 'unsupported_grant_type'],
      [good, `${grant}&scope=process:write`, 400, 'invalid_scope'],
      [good, `${grant}&scope=${execute}+process:write`, 400, 'invalid_scope'],
    ];
    for (const [authorization, form, status, error] of wrong) {
      const answer = await ask(authorization, form);
      expect([form, answer.status, answer.body.error]).toEqual([form, status, error]);
      expect(Object.keys(answer.body).sort()).toEqual(['error', 'error_description']);
      expect([status, answer.headers['www-authenticate']]).toEqual([
        ...[status, status === 401 ? 'Basic realm="latchkey", charset="UTF-8"' : undefined],
      ]);
    }
    expect((await api.post('/v1/oauth/token', { grant_type: 'client_credentials' })).status).toBe(415);
  });

  it('RA-11 a key has the permissions that it was made with: shown, audited, and asked of key and token alike', async () => {
    const key = await newKey({ permissions: [suppress] });
    expect(key.permissions).toEqual([suppress]);
    const [audited] = await world.sql<{ reason: string }>(
      `select reason from tenant.audit_entry where action = 'tenancy.api-key.created' and subject = $1`,
      [key.id],
    );
    expect(audited?.reason).toBe(`permissions: ${suppress}`);
    const { access_token: token, scope } = await granted(key.key);
    expect(scope).toBe(suppress);
    for (const credential of [key.key, token]) {
      const refused = await start(credential);
      expect([refused.status, refused.body['code']]).toEqual([403, 'permission-missing']);
      expect(refused.body['detail']).toContain(execute);
      const step = await as(credential).post('/v1/pwd_reset/init', {});
      expect(step.status).toBe(403);
    }
    const unnamed = await newKey();
    expect(unnamed.permissions).toEqual([execute]);
    expect((await start(unnamed.key)).status).toBe(202);
    const part = await granted(world.acme.seeded.apiKey, `grant_type=client_credentials&scope=${suppress}`);
    expect([part.scope, (await start(part.access_token)).status]).toEqual([suppress, 403]);
    for (const permissions of [['process:write'], [execute, execute], execute, [null]]) {
      const url = `${places}/applications/${world.acme.seeded.applicationId}/api-keys`;
      expect((await staff.post(url, { label: 'Wrong', permissions })).status).toBe(422);
    }
  });

  it('RA-13 S-37 no forged token is heard', async () => {
    const { access_token: token } = await granted();
    const [head = '', body = '', tail = ''] = token.split('.');
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = decodeProtectedHeader(token);
    const [jwk] = (await api.get<{ keys: object[] }>('/.well-known/jwks.json')).body.keys;
    const pem = createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const symmetric = `${part({ ...header, alg: 'HS256' })}.${body}`;
    const forged = [
      `${part({ ...header, alg: 'none' })}.${body}.`,
      `${part({ ...header, alg: 'none' })}.${body}.${tail}`,
      `${symmetric}.${createHmac('sha256', pem).update(symmetric).digest('base64url')}`,
      `${part({ ...header, kid: 'unknown' })}.${body}.${tail}`,
      `${head}.${body}.${tail.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      `${head}.${part({ ...claimsOf(body), tenant: world.globex.seeded.tenantId })}.${tail}`,
      `${head}.${body}.`,
    ];
    let heard = 0;
    for (const text of forged) {
      const { status, headers, body: told } = await start(text);
      if (status !== 401) heard += 1;
      expect([text, status, told['code'], headers['www-authenticate']]).toEqual([
        ...[text, 401, 'application-key-required', 'Bearer'],
      ]);
    }
    figure('RA-13', `forged tokens heard, of ${forged.length} kinds`, heard, '0');
  });

  it('RA-13 S-40 a token opens its own tenant alone', async () => {
    const { access_token: token } = await granted();
    const foreign = (await world.globex.start('barbara')).body;
    const found = await as(token)
      .with({ 'latchkey-flow': foreign.flowSecret })
      .get(`/v1/reset-requests/${foreign.id}`);
    expect(found.status).toBe(404);
  });

  it('RA-13 a token dies with its key, and while its application or its tenant is closed', async () => {
    const key = await newKey();
    const { access_token: token } = await granted(key.key);
    expect((await start(token)).status).toBe(202);
    await staff.post(`${places}/api-keys/${key.id}/revoke`);
    expect((await untilRefused(token)).headers['www-authenticate']).toBe('Bearer');
    expect((await granted(key.key)).error).toBe('invalid_client');
    const { applicationId, apiKey, tenantId } = world.acme.seeded;
    const setTenant = (status: string) =>
      world.sql(`update tenant.tenant set status = $1 where tenant_id = $2`, [status, tenantId]);
    const closings = [
      [
        () => staff.post(`${places}/applications/${applicationId}/disable`),
        () => staff.post(`${places}/applications/${applicationId}/enable`),
      ],
      [() => setTenant('suspended'), () => setTenant('active')],
    ];
    const { access_token: other } = await granted();
    for (const [close, open] of closings) {
      await close?.();
      for (const credential of [other, apiKey]) await untilRefused(credential);
      expect((await granted()).error).toBe('invalid_client');
      await open?.();
      // Who is heard again is told whatever there is to tell: the processes of an application end with it.
      for (const credential of [other, apiKey]) expect((await start(credential)).status).not.toBe(401);
    }
  });

  it('RA-13 what signs tokens lies in the database sealed', async () => {
    const rows = await world.sql<{ row: string; sealed: string }>(
      `select to_jsonb(k)::text as row, encode(sealed_private_key, 'escape') as sealed from platform.signing_key k`,
    );
    expect(rows).toHaveLength(1);
    for (const { row, sealed } of rows) expect(row + sealed).not.toMatch(/"d"/);
  });
});

function claimsOf(body: string): object {
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as object;
}
