import type { StoreAnswer } from '@latchkey/credentials';
import type { Refusal } from '../directory-connection.ts';

/** ERROR_PASSWORD_RESTRICTION: length, complexity, history or age. Which of them is not said. */
const passwordRestriction = '0000052D';

/** What a refused change means (MS-ADTS, 3.1.1.3.1.5.1; codes of RFC 4511). Texts are no part of it: Samba has its own. */
export function activeDirectoryAnswer({ code, windowsCode }: Refusal): StoreAnswer {
  if (windowsCode === passwordRestriction && (code === 19 || code === 53)) {
    return { kind: 'rejected', reason: 'policy' };
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
