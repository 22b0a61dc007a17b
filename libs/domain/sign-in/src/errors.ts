import { DomainError } from '@latchkey/kernel';

/** One answer for an unknown user, a wrong password and a disabled account. */
export class SignInRefused extends DomainError {
  readonly code = 'sign-in-refused';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({ detail: 'The name or the password is not right.', cause: reason });
  }
}

/** The store that keeps the passwords did not answer: nobody can be told whether theirs is right. */
export class SignInUnavailable extends DomainError {
  readonly code = 'sign-in-unavailable';
  readonly kind = 'unavailable';
  constructor() {
    super({
      detail: 'The system that keeps the passwords does not answer at the moment. Try again in a minute.',
      retryAfter: 30,
    });
  }
}

export class SessionEndedError extends DomainError {
  readonly code = 'session-ended';
  readonly kind = 'unauthenticated';
  constructor(reason?: string) {
    super({ detail: 'You are not signed in any more. Sign in again.', cause: reason });
  }
}

/** Whoever changes how a person proves who they are, or the password, must be that person at this moment (S-36). */
export class PasswordNotConfirmed extends DomainError {
  readonly code = 'password-not-confirmed';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'The password is not right. Enter the one that you sign in with.' });
  }
}
