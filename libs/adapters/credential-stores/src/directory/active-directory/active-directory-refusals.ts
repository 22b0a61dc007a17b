import type { StoreAnswer } from '@latchkey/credentials';
import type { Refusal } from '../conversation-failed.ts';

/** Win32 error codes in hexadecimal. Which rule of the policy was broken is not said: history and length are one code. */
const windowsCodes = {
  /** ERROR_INVALID_PASSWORD: the old password of a change is not right. */
  invalidPassword: '00000056',
  /** ERROR_PASSWORD_RESTRICTION: length, complexity, history or age. */
  passwordRestriction: '0000052D',
  /** ERROR_ACCOUNT_LOCKED_OUT: nobody changes the password of a locked account, right or wrong. */
  accountLockedOut: '00000775',
};

/** What a refused change means (MS-ADTS, 3.1.1.3.1.5.1; codes of RFC 4511). Texts are no part of it: Samba has its own. */
export function activeDirectoryAnswer({ code, windowsCode }: Refusal): StoreAnswer {
  if (code === 19 || code === 53) {
    if (windowsCode === windowsCodes.passwordRestriction) return { kind: 'rejected', reason: 'policy' };
    if (windowsCode === windowsCodes.invalidPassword) return { kind: 'rejected', reason: 'wrong-password' };
    if (windowsCode === windowsCodes.accountLockedOut)
      return { kind: 'rejected', reason: 'account-protected' };
  }
  switch (code) {
    case 32: // noSuchObject
      return { kind: 'rejected', reason: 'account-missing' };
    case 50: // insufficientAccessRights
      return { kind: 'rejected', reason: 'account-protected' };
    case 10: // referral: a server that only reads
    case 12: // unavailableCriticalExtension
    case 53: // unwillingToPerform
      return { kind: 'rejected', reason: 'not-supported' };
    case 51: // busy
    case 52: // unavailable
      return { kind: 'unavailable' };
    default:
      return { kind: 'unknown' };
  }
}
