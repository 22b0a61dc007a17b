import { environments, type Secrets } from '@latchkey/kernel';
import {
  AccessTokens,
  accessTokenLifetime,
  permissionsAmong,
  type ApplicationAccess,
  type MintedToken,
  type PublicKey,
  type SigningKeys,
  type UserAccess,
} from '@latchkey/tenancy';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { KeyRing } from './key-ring.ts';
import { PublishedSigningKeys, usualFreshness } from './published-signing-keys.ts';
import { signature } from './signing-key-store.ts';

/** Tells an access token from every other thing that the same keys may come to sign (RFC 9068, 2.1). */
const type = 'at+jwt';
const required = ['sub', 'client_id', 'iat', 'nbf', 'exp', 'jti', 'tenant', 'environment'];

export interface TokenOrigin {
  /** `iss` of every token, and `aud` of those for the platform's own API. */
  readonly issuer: string;
  /** How long the published keys are remembered, in milliseconds. */
  readonly freshness?: number;
}

/** Access tokens as signed JWTs in the profile of RFC 9068. Whoever reads the published keys can check them alone. */
export class JwtAccessTokens extends AccessTokens {
  private readonly published: PublishedSigningKeys;

  constructor(
    keys: SigningKeys,
    ring: KeyRing,
    private readonly secrets: Secrets,
    private readonly origin: TokenOrigin,
  ) {
    super();
    this.published = new PublishedSigningKeys(keys, ring, origin.freshness ?? usualFreshness);
  }

  async ready(): Promise<void> {
    await this.published.look();
    await this.published.toSign();
  }

  async publicKeys(): Promise<readonly PublicKey[]> {
    const { keys } = await this.published.look();
    return keys.map(({ id: kid, publicKey }) => ({ ...publicKey, kid, use: 'sig', alg: signature }));
  }

  async mint(access: ApplicationAccess | UserAccess): Promise<MintedToken> {
    const { id, key, now } = await this.published.toSign();
    const from = Math.floor(now.getTime() / 1000);
    const token = await new SignJWT(this.claimsOf(access))
      .setProtectedHeader({ alg: signature, typ: type, kid: id })
      .setIssuer(this.origin.issuer)
      .setIssuedAt(from)
      // Two processes read the database's clock a round trip apart: a token is good at once in each of them.
      .setNotBefore(from - 1)
      .setExpirationTime(from + accessTokenLifetime / 1000)
      .setJti(this.secrets.id())
      .sign(key);
    return { token, lifetime: accessTokenLifetime };
  }

  async verifyApplication(token: string): Promise<ApplicationAccess | undefined> {
    const claims = await this.verify(token, this.origin.issuer);
    const place = claims && placeOf(claims);
    if (!place || typeof claims['api_key'] !== 'string') return undefined;
    const permissions = permissionsAmong(String(claims['scope'] ?? '').split(' '));
    return { kind: 'application', ...place, keyId: claims['api_key'], permissions };
  }

  async verifyUser(token: string, applicationId: string): Promise<UserAccess | undefined> {
    const claims = await this.verify(token, applicationId);
    const place = claims && placeOf(claims);
    if (!place || typeof claims['sid'] !== 'string' || !Array.isArray(claims['amr'])) return undefined;
    const methods = claims['amr'].map(String);
    return { kind: 'user', ...place, userId: claims.sub ?? '', sessionId: claims['sid'], methods };
  }

  private claimsOf(access: ApplicationAccess | UserAccess): JWTPayload {
    const { tenantId: tenant, environment, applicationId } = access;
    const place = { client_id: applicationId, tenant, environment };
    if (access.kind === 'user') {
      const { userId, sessionId, methods } = access;
      return { ...place, sub: userId, aud: applicationId, sid: sessionId, amr: [...methods] };
    }
    const scope = access.permissions.join(' ');
    return { ...place, sub: applicationId, aud: this.origin.issuer, api_key: access.keyId, scope };
  }

  /** Whatever is wrong with a token is one answer. What is wrong with us is not the token's fault. */
  private async verify(token: string, audience: string): Promise<JWTPayload | undefined> {
    const currentDate = await this.published.now();
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = await this.published.toVerify(kid);
          if (!key) throw new errors.JWKSNoMatchingKey();
          return key;
        },
        {
          ...{ algorithms: [signature], typ: type, issuer: this.origin.issuer, audience },
          ...{ currentDate, requiredClaims: required },
        },
      );
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

function placeOf(claims: JWTPayload) {
  const environment = environments.find((each) => each === claims['environment']);
  const [tenantId, applicationId] = [claims['tenant'], claims['client_id']];
  if (!environment || typeof tenantId !== 'string' || typeof applicationId !== 'string') return undefined;
  return { tenantId, environment, applicationId };
}
