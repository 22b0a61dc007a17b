import type { SignInAnswer, SignInVerdict, StoreAnswer } from '@latchkey/credentials';
import type { Refusal } from '../conversation-failed.ts';

const success = 0;
const invalidCredentials = 49;
/** Errors of draft-behera-ldap-password-policy about accounts. */
const policyCodes = { expired: 0, locked: 1, changeAfterReset: 2 };

/** What the answer to a sign-in says about the password. Beside a success the policy may ask for a change. */
export function openLdapVerdict({ code, policyCode }: Refusal): SignInVerdict {
  if (code === success) return 'accepted';
  return code === invalidCredentials && policyCode === undefined ? 'refused' : 'unknown';
}

/** What keeps somebody who gave a password from changing it; undefined when they are in. Nothing was sent by then. */
export function signInRefusal({ code, policyCode }: Refusal): StoreAnswer | undefined {
  if (code === success) return undefined;
  if (code !== invalidCredentials) return { kind: 'unavailable' };
  switch (policyCode) {
    case undefined:
      return { kind: 'rejected', reason: 'wrong-password' };
    case policyCodes.locked:
      return { kind: 'rejected', reason: 'account-protected' };
    case policyCodes.expired:
      return { kind: 'rejected', reason: 'not-supported' };
    default:
      return { kind: 'unavailable' };
  }
}

/** What the answer to a sign-in says to whoever signs in. A password that has run out lets nobody in there. */
export function openLdapSignIn({ code, policyCode }: Refusal): SignInAnswer {
  if (code === success) return policyCode === policyCodes.changeAfterReset ? 'must_change' : 'accepted';
  return code === invalidCredentials ? 'refused' : 'unavailable';
}
