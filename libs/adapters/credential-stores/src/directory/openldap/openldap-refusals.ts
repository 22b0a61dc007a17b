import type { StoreAnswer } from '@latchkey/credentials';
import type { Refusal } from '../conversation-failed.ts';

/** Errors of draft-behera-ldap-password-policy that say which rule of the policy a password broke. */
const policyCodes = { tooYoung: 7, inHistory: 8 };

/** What a refused change means (codes of RFC 4511, and what the password policy says beside them). */
export function openLdapAnswer({ code, policyCode }: Refusal): StoreAnswer {
  switch (code) {
    case 19: // constraintViolation
      if (policyCode === policyCodes.inHistory) return { kind: 'rejected', reason: 'history' };
      if (policyCode === policyCodes.tooYoung) return { kind: 'rejected', reason: 'too-young' };
      return { kind: 'rejected', reason: 'policy' };
    case 32: // noSuchObject
      return { kind: 'rejected', reason: 'account-missing' };
    case 50: // insufficientAccessRights
      return { kind: 'rejected', reason: 'account-protected' };
    case 2: // protocolError: an extended operation that the server does not know
    case 10: // referral: a server that only reads
    case 53: // unwillingToPerform
      return { kind: 'rejected', reason: 'not-supported' };
    case 51: // busy
    case 52: // unavailable
      return { kind: 'unavailable' };
    default:
      return { kind: 'unknown' };
  }
}
