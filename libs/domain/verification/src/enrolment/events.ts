import { DomainEvent } from '@latchkey/kernel';

abstract class EnrolmentEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly verificationId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { enrolmentId: this.subject, userId: this.userId, verificationId: this.verificationId };
  }
}

/** Somebody has enrolled in a method (PR-U05). */
export class EnrolmentSubmitted extends EnrolmentEvent {
  readonly name = 'verification.enrolment.submitted';
}

/** Somebody has taken a method away from themselves, or it was taken. */
export class EnrolmentRemoved extends EnrolmentEvent {
  readonly name = 'verification.enrolment.removed';
}
