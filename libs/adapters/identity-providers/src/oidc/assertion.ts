import { freshness, IdentityNotProven, type IdentityAuthority, type ProvenIdentity } from '@latchkey/access';
import type { IDToken } from 'openid-client';
import { clockTolerance } from '../clock-tolerance.ts';

const mostGroups = 1_000;

/** What an assertion says whose signature, issuer, audience, nonce and times were right. Throws IdentityNotProven. */
export function read(claims: IDToken, authority: IdentityAuthority, now: number): ProvenIdentity {
  requireFresh(claims, now);
  requireStrength(claims, authority);
  const { email, name, sub } = claims;
  return {
    issuer: claims.iss,
    subject: sub,
    email: typeof email === 'string' && claims['email_verified'] !== false ? email : undefined,
    displayName: typeof name === 'string' ? name : undefined,
    assertionId: null,
    groups: groupsOf(authority.groupsClaim === null ? undefined : claims[authority.groupsClaim]),
  };
}

/** The library looks at what is too old; what lies ahead would never become old. Seconds since 1970. */
function requireFresh({ auth_time: at, iat }: IDToken, now: number): void {
  if (at === undefined || at < now - freshness - clockTolerance) throw new IdentityNotProven('stale');
  if (Math.max(at, iat) > now + clockTolerance) throw new IdentityNotProven('from-the-future');
}

/** A claim that is missing is the weakest one (S-37). */
function requireStrength({ acr, amr }: IDToken, { requiredAcr, requiredAmr }: IdentityAuthority): void {
  if (requiredAcr.length > 0 && !(typeof acr === 'string' && requiredAcr.includes(acr)))
    throw new IdentityNotProven('weak-acr');
  const shown: unknown[] = Array.isArray(amr) ? amr : [];
  if (!requiredAmr.every((each) => shown.includes(each))) throw new IdentityNotProven('weak-amr');
}

function groupsOf(told: unknown): string[] {
  const list: unknown[] = Array.isArray(told) ? told : [told];
  return list.filter((each) => typeof each === 'string').slice(0, mostGroups);
}
