import { DomainEvent } from '@latchkey/kernel';

abstract class EnrolmentLinkEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { enrolmentLinkId: this.subject, userId: this.userId };
  }
}

export class EnrolmentLinkIssued extends EnrolmentLinkEvent {
  readonly name = 'verification.enrolment-link.issued';
}

/** Whoever holds it may enrol in a first method, without the person's password. */
export class EnrolmentLinkRedeemed extends EnrolmentLinkEvent {
  readonly name = 'verification.enrolment-link.redeemed';
}

export class EnrolmentLinkVoided extends EnrolmentLinkEvent {
  readonly name = 'verification.enrolment-link.voided';
}
