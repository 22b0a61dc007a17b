import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { SettableClock } from '@latchkey/kernel/testing';
import { signingKeySchedule } from '@latchkey/tenancy';
import {
  accessTokensContract,
  applicationAccess,
  InMemorySigningKeys,
  userAccess,
} from '@latchkey/tenancy/testing';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { JwtAccessTokens } from './jwt-access-tokens.ts';
import { NodeSecrets } from './node-secrets.ts';
import { SigningKeyStore } from './signing-key-store.ts';
import { ringEntry, ringOf } from './testing/key-rings.ts';

const issuer = 'https://login.example.com';
const ring = ringOf(ringEntry('one'));
const secrets = new NodeSecrets(ring);

interface Signing {
  readonly clock: SettableClock;
  readonly keys: InMemorySigningKeys;
  readonly store: SigningKeyStore;
  readonly tokens: JwtAccessTokens;
}

async function signing(): Promise<Signing> {
  const clock = new SettableClock();
  const keys = new InMemorySigningKeys(clock);
  const store = new SigningKeyStore(ring, keys, secrets);
  await store.rotate();
  return { clock, keys, store, tokens: new JwtAccessTokens(keys, ring, secrets, { issuer, freshness: 0 }) };
}

accessTokensContract('JWT', async () => {
  const { clock, tokens } = await signing();
  return { tokens, advance: (milliseconds) => clock.advance(milliseconds) };
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access tokens as JWTs', () => {
  let clock: SettableClock;
  let keys: InMemorySigningKeys;
  let store: SigningKeyStore;
  let tokens: JwtAccessTokens;
  let token: string;
  let header: Record<string, unknown>;
  let claims: Record<string, unknown>;

  beforeEach(async () => {
    ({ clock, keys, store, tokens } = await signing());
    ({ token } = await tokens.mint(applicationAccess));
    header = { ...decodeProtectedHeader(token) };
    claims = { ...decodeJwt(token) };
  });

  const published = async (): Promise<JSONWebKeySet> =>
    ({ keys: await tokens.publicKeys() }) as unknown as JSONWebKeySet;

  it('RA-13 have the claims of RFC 9068, and any library checks them by the published keys', async () => {
    const at = Math.floor(clock.moment.getTime() / 1000);
    expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys.keys[0]?.id });
    expect(claims).toEqual({
      ...{ iss: issuer, aud: issuer, iat: at, nbf: at - 1, exp: at + 300, jti: expect.any(String) },
      ...{ sub: applicationAccess.applicationId, client_id: applicationAccess.applicationId },
      ...{ tenant: applicationAccess.tenantId, environment: 'live', api_key: applicationAccess.keyId },
      scope: 'password-reset-workflow:execute',
    });
    const { token: ofUser } = await tokens.mint(userAccess);
    const { payload } = await jwtVerify(ofUser, createLocalJWKSet(await published()), {
      ...{ issuer, audience: userAccess.applicationId, currentDate: clock.moment },
    });
    expect(payload).toMatchObject({ sub: userAccess.userId, sid: userAccess.sessionId, amr: ['pwd'] });
  });

  it('RA-13 what is published is the public part alone', async () => {
    const [key] = (await published()).keys;
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const kept = Buffer.from(keys.keys[0]?.sealedPrivateKey ?? []).toString('latin1');
    expect(kept).not.toContain('"d"');
  });

  it('RA-13 S-37 a forged, borrowed or altered token is none', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signed = (head: object, body: object): string => {
      const text = `${part(head)}.${part(body)}`;
      return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    };
    const [jwk] = (await published()).keys;
    const pem = createPublicKey({ key: jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const confused = `${part({ ...header, alg: 'HS256' })}.${part(claims)}`;
    const [head, body, tail] = token.split('.');
    const forgeries: Record<string, string> = {
      'no algorithm': `${part({ ...header, alg: 'none' })}.${body}.`,
      'no algorithm, signed': `${part({ ...header, alg: 'none' })}.${body}.${tail}`,
      'another key': signed(header, claims),
      'another key that it brings along': signed({ ...header, jwk }, claims),
      'HS256 under the published key': `${confused}.${createHmac('sha256', pem).update(confused).digest('base64url')}`,
      'an unknown key': signed({ ...header, kid: 'unknown' }, claims),
      'no key named': signed({ alg: 'ES256', typ: 'at+jwt' }, claims),
      'more rights': `${head}.${part({ ...claims, scope: 'password-reset-workflow:suppress-notification' })}.${tail}`,
      'another tenant': `${head}.${part({ ...claims, tenant: 'another' })}.${tail}`,
      'no signature': `${head}.${body}.`,
      'zeros for a signature': `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
      'a critical header': signed({ ...header, crit: ['b64'], b64: false }, claims),
    };
    for (const [name, forged] of Object.entries(forgeries))
      expect([name, await tokens.verifyApplication(forged)]).toEqual([name, undefined]);
    expect(await tokens.verifyApplication(token)).toBeDefined();
  });

  it('RA-13 S-37 what was signed here by another house, or for another purpose, is none', async () => {
    const elsewhere = (more: object) =>
      new JwtAccessTokens(keys, ring, secrets, { issuer, freshness: 0, ...more });
    const { token: foreign } = await elsewhere({ issuer: 'https://other.example' }).mint(applicationAccess);
    expect(await tokens.verifyApplication(foreign)).toBeUndefined();
    expect(await elsewhere({ issuer: 'https://other.example' }).verifyApplication(token)).toBeUndefined();
    for (const odd of [{ environment: 'staging' as never }, { environment: undefined as never }]) {
      const { token: strange } = await tokens.mint({ ...applicationAccess, ...odd });
      expect(await tokens.verifyApplication(strange)).toBeUndefined();
    }
  });

  it('RA-13 keys change without a token being refused: the next is published before it signs, the old one afterwards', async () => {
    clock.advance(signingKeySchedule.signsFor - signingKeySchedule.publishedAhead);
    await store.rotate();
    expect(await tokens.publicKeys()).toHaveLength(2);
    clock.advance(signingKeySchedule.publishedAhead - 60_000);
    const { token: byOld } = await tokens.mint(applicationAccess);
    clock.advance(60_000);
    await store.rotate();
    const { token: byNew } = await tokens.mint(applicationAccess);
    expect(decodeProtectedHeader(byNew).kid).not.toBe(decodeProtectedHeader(byOld).kid);
    for (const good of [byOld, byNew]) expect(await tokens.verifyApplication(good)).toBeDefined();
    clock.advance(signingKeySchedule.keptAfterwards);
    await store.rotate();
    expect((await tokens.publicKeys()).map(({ kid }) => kid)).toEqual([decodeProtectedHeader(byNew).kid]);
  });

  it('before a worker has published a key nothing is signed, and the first one is seen at once', async () => {
    const empty = new InMemorySigningKeys(clock);
    const early = new JwtAccessTokens(empty, ring, secrets, { issuer });
    await expect(early.mint(applicationAccess)).rejects.toThrow(Unavailable);
    await expect(early.ready()).rejects.toThrow(Unavailable);
    expect(await early.verifyApplication(token)).toBeUndefined();
    await new SigningKeyStore(ring, empty, secrets).rotate();
    const { token: first } = await early.mint(applicationAccess);
    expect(await early.verifyApplication(first)).toBeDefined();
  });

  it('S-33 the database is not asked for each token, whatever key it names', async () => {
    const remembering = new JwtAccessTokens(keys, ring, secrets, { issuer });
    const asked = jest.spyOn(keys, 'look');
    for (let n = 0; n < 20; n += 1) {
      await remembering.verifyApplication(token);
      await remembering.verifyApplication(`${part({ ...header, kid: `unknown ${n}` })}.${part(claims)}.AAAA`);
    }
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
