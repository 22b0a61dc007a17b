import { DomainError } from '@latchkey/kernel';

/** One answer for an unknown tenant, an unknown or disabled account, a wrong password and too many tries. */
export class StaffSignInRefused extends DomainError {
  readonly code = 'sign-in-refused';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({
      detail:
        'Organisation, address or password is not right, or there were too many tries. Wait 15 minutes after several.',
      cause: reason,
    });
  }
}

/** No session, an ended one, or one of somebody who may not work any more: one answer. */
export class StaffSessionRequired extends DomainError {
  readonly code = 'staff-session-required';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({ detail: 'Sign in and send the session: Authorization: Bearer lks_…', cause: reason });
  }
}
