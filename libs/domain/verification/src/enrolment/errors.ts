import { Conflict, DomainError } from '@latchkey/kernel';

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
