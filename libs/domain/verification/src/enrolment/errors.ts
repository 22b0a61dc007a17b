import { Conflict, DomainError } from '@latchkey/kernel';

/** Whoever changes how a person proves who they are must be that person at this moment (S-36). */
export class PasswordNotConfirmed extends DomainError {
  readonly code = 'password-not-confirmed';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'The password is not right. Enter the one that you sign in with.' });
  }
}

/** What was shown does not confirm the enrolment. It is as it was, and can be confirmed again. */
export class EnrolmentNotConfirmed extends DomainError {
  readonly code = 'enrolment-not-confirmed';
  readonly kind = 'invalid';
  constructor(reason: string) {
    super({
      detail: 'This does not confirm it. Type the code that is shown at this moment, or begin again.',
      cause: reason,
    });
  }
}

export const hadAlready = (): Conflict =>
  new Conflict('You have this already. Remove it first, then enrol anew.');
export const tooMany = (): Conflict =>
  new Conflict('You have too many of these. Remove one that you do not use any more.');
