import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seconds, TenantContext } from '@latchkey/kernel';
import type { ApplicationAccess } from '@latchkey/tenancy';
import { signFirstParty } from '../first-party/first-party-header.ts';
import {
  acme,
  acmeKey,
  asAcme,
  asGlobex,
  firstPartyKey,
  globex,
  globexKey,
  secrets,
  smallApp,
  tokenClock,
  tokens,
  TwoTenants,
  type SmallApp,
} from '../testing/small-app.ts';
import { ApplicationClients } from './application-clients.ts';

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.close());

const mint = async (more: Partial<ApplicationAccess> = {}): Promise<string> =>
  (await tokens.mint({ kind: 'application', ...acme, permissions: [...acme.permissions], ...more })).token;
const asToken = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

async function get(url: string, headers: Record<string, string>) {
  const answer = await small.app.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), headers: answer.headers };
}

describe('applications with a token', () => {
  it('RA-13 a token makes the caller that its key makes', async () => {
    const [byKey, byToken] = [await get('/v1/who', asAcme), await get('/v1/who', asToken(await mint()))];
    const who = ({ body }: typeof byKey) => ({ ...(body['before'] as object), requestId: '' });
    expect([byToken.status, who(byToken)]).toEqual([200, who(byKey)]);
  });

  it('RA-13 a token of fewer permissions than its key makes a caller of fewer', async () => {
    const { body } = await get('/v1/who', asToken(await mint({ permissions: [] })));
    expect(body['before']).toMatchObject({ actor: { keyId: acme.keyId, permissions: [] } });
  });

  it('RA-13 S-40 a token that is over, altered, or of another house is answered as no key is', async () => {
    const over = await mint();
    tokenClock.advance(seconds(301));
    const early = await mint();
    tokenClock.advance(seconds(-301));
    const place = { ...acme, userId: 'u', sessionId: 's', methods: ['pwd'] };
    const good = await mint();
    const refused: Record<string, string> = {
      'not yet valid': early,
      'of a person': (await tokens.mint({ kind: 'user', ...place })).token,
      'of a key of another tenant': await mint({ keyId: globex.keyId }),
      'of the other environment': await mint({ environment: 'test' }),
      'of another application': await mint({ applicationId: 'other-app' }),
      'of a tenant that is not the one of its key': await mint({ tenantId: 'globex' }),
      'of no key': await mint({ keyId: 'nobody' }),
      altered: good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'with something before it': `x.${good}`,
      'too long to be ours': `${good}${'a'.repeat(2048)}`,
    };
    const answers = { ...refused, 'over for a second': over };
    for (const [name, token] of Object.entries(answers)) {
      if (token === over) tokenClock.advance(seconds(301));
      const { status, body, headers } = await get('/v1/who', asToken(token));
      if (token === over) tokenClock.advance(seconds(-301));
      expect([name, status, body['code'], headers['www-authenticate']]).toEqual([
        ...[name, 401, 'application-key-required', 'Bearer'],
      ]);
    }
    expect((await get('/v1/who', asToken(good))).status).toBe(200);
  });

  it('RA-13 a token dies with its key', async () => {
    const token = await mint();
    small.directory.revoked.add(acme.keyId);
    const during = await get('/v1/who', asToken(token));
    small.directory.revoked.delete(acme.keyId);
    expect([during.status, (await get('/v1/who', asToken(token))).status]).toEqual([401, 200]);
  });

  it('RA-11 without the permission the answer is 403 and names it, for a key as for a token', async () => {
    expect((await get('/v1/guarded', asAcme)).status).toBe(200);
    expect((await get('/v1/guarded', asToken(await mint()))).status).toBe(200);
    for (const headers of [asGlobex, asToken(await mint({ permissions: [] }))]) {
      const { status, body, headers: told } = await get('/v1/guarded', headers);
      expect([status, body['code'], told['content-type']]).toEqual([
        ...[403, 'permission-missing', 'application/problem+json'],
      ]);
      expect(body['detail']).toContain('password-reset-workflow:execute');
    }
  });

  it('RA-11 the hosted pages need no permission: they are ours', async () => {
    const claims = { host: 'localhost', address: '192.0.2.1', userAgent: 'Browser/1', device: null };
    const at = Math.floor(Date.now() / 1000);
    const signed = signFirstParty(firstPartyKey, { method: 'GET', path: '/v1/guarded', at }, claims);
    expect((await get('/v1/guarded', { 'latchkey-first-party': signed })).status).toBe(200);
  });
});

describe('applications at the token endpoint', () => {
  const clients = new ApplicationClients(new TwoTenants(), secrets);
  const enter = (authorization: string | undefined): Promise<string> =>
    clients.enter(
      { id: 'a request', headers: { authorization }, latchkey: {} } as never,
      () => Promise.resolve(TenantContext.current().tenantId),
      () => Promise.resolve('nobody'),
    );
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  it('RA-13 an application is known by its id and its key, form-encoded or not', async () => {
    expect(await enter(basic(`acme-app:${acmeKey}`))).toBe('acme');
    expect(await enter(basic(`ACME-APP:${acmeKey}`).replace('Basic', 'basic'))).toBe('acme');
    expect(await enter(basic(`acme%2Dapp:${acmeKey.replaceAll('_', '%5F')}`))).toBe('acme');
  });

  it.each([
    ['nothing', undefined],
    ['its key as a bearer', `Bearer ${acmeKey}`],
    ['the id of another', basic(`globex-app:${acmeKey}`)],
    ['no id', basic(`:${acmeKey}`)],
    ['its key alone', basic(acmeKey)],
    ['no key', basic('acme-app:')],
    ['a wrong key', basic(`acme-app:lk_live_${'c'.repeat(43)}`)],
    ['its key of the other environment', basic(`acme-app:${acmeKey.replace('live', 'test')}`)],
    ['the key of another', basic(`acme-app:${globexKey}`)],
    ['more behind its key', basic(`acme-app:${acmeKey}:x`)],
    ['broken encoding', basic(`acme-app:${acmeKey}%`)],
    ['what is no base64', `Basic acme-app:${acmeKey}`],
    ['endless text', `Basic ${'a'.repeat(10_000)}`],
  ])('RA-13 who shows %s is nobody', async (_, authorization) => {
    expect(await enter(authorization)).toBe('nobody');
  });
});

describe('forms', () => {
  const post = (path: string, type: string, payload: string | Buffer) =>
    small.app.inject({
      ...{ method: 'POST', url: `/v1/${path}`, payload },
      headers: { ...asAcme, 'content-type': type, 'idempotency-key': 'a-key-of-the-tests' },
    });
  const form = 'application/x-www-form-urlencoded';

  it('are read where a standard demands them', async () => {
    const answer = await post('form', `${form}; charset=UTF-8`, 'grant_type=a+b%2Bc&empty=&twice=1&twice=2');
    expect(answer.json()).toEqual({ grant_type: 'a b+c', twice: ['1', '2'] });
    expect((await post('form', form, '__proto__=x&constructor=y')).statusCode).toBe(200);
  });

  it('and nowhere else; nor is JSON where a form is demanded, nor what is not UTF-8', async () => {
    expect((await post('things', form, 'identifier=ada')).statusCode).toBe(415);
    expect((await post('form', 'application/json', '{"grant_type":"a"}')).statusCode).toBe(415);
    expect((await post('form', `${form}; charset=latin1`, 'a=b')).statusCode).toBe(415);
    expect((await post('form', form, Buffer.from([0x61, 0x3d, 0xff]))).statusCode).toBe(400);
    expect((await post('form', form, `a=${'b'.repeat(70_000)}`)).statusCode).toBe(413);
  });
});
