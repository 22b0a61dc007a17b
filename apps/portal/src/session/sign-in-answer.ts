import { noLentSessionCookie } from '../enrolments/enrolment-cookie.ts';
import type { Visit } from '../visits/visit.ts';
import { noPausedSignInCookie, pausedSignInCookie } from './paused-sign-in-cookie.ts';
import { sessionCookie } from './session-cookie.ts';
import type { SignInAnswer } from './sessions-api.ts';

/** On to the account, or to what is asked first. */
export function goOnWith(visit: Visit, answer: SignInAnswer): void {
  if (answer.state === 'signed_in') {
    visit.setCookie(sessionCookie(answer.sessionToken, answer.expiresAt, visit.now));
    visit.setCookie(noPausedSignInCookie());
  } else visit.setCookie(pausedSignInCookie(answer, visit.now));
  // Whose link was opened here before is not who signs in now.
  visit.setCookie(noLentSessionCookie());
  visit.seeOther(answer.state === 'signed_in' ? '/account' : '/sign-in/new-password');
}
