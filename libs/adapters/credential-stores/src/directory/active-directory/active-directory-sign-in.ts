import type { SignInAnswer, SignInVerdict } from '@latchkey/credentials';
import type { Refusal } from '../conversation-failed.ts';

/**
 * Only who knows the password hears of these: signing in is not allowed at this hour (530) or from here (531), the
 * password has run out (532), the account has (701), the password must be changed (773). A disabled account (533) and a
 * locked one (775) are not among them: there are servers that say so before they compare.
 */
const insideKnowledge = new Set(['530', '531', '532', '701', '773']);
const wrongPassword = '52e';
const success = 0;
const invalidCredentials = 49;

/** What the answer to a sign-in says about the password (Win32 error codes in hexadecimal). */
export function activeDirectoryVerdict({ code, subCode = '' }: Refusal): SignInVerdict {
  if (code === success) return 'accepted';
  if (code !== invalidCredentials) return 'unknown';
  if (insideKnowledge.has(subCode)) return 'accepted';
  return subCode === wrongPassword ? 'refused' : 'unknown';
}

/** The password is right, and has run out (532) or must be changed at the next sign-in (773). */
const otherOneWanted = new Set(['532', '773']);

/** What the answer to a sign-in says to whoever signs in: every other reason keeps them out. */
export function activeDirectorySignIn({ code, subCode = '' }: Refusal): SignInAnswer {
  if (code === success) return 'accepted';
  if (code !== invalidCredentials) return 'unavailable';
  return otherOneWanted.has(subCode) ? 'must_change' : 'refused';
}
