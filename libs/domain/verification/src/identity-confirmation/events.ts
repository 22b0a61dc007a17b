import { DomainEvent } from '@latchkey/kernel';

/** What is told of a look: whom it was at and by which verification. Neither the datum nor what the caller said. */
interface Look {
  readonly id: string;
  readonly userId: string;
  readonly verificationId: string;
  readonly onRecord: boolean;
}

abstract class IdentityLookEvent extends DomainEvent {
  readonly subject: string;
  private readonly userId: string;
  private readonly verificationId: string;

  constructor({ id, userId, verificationId }: Look) {
    super();
    this.subject = id;
    this.userId = userId;
    this.verificationId = verificationId;
  }
  facts(): Record<string, string> {
    const { subject: identityConfirmationId, userId, verificationId } = this;
    return { identityConfirmationId, userId, verificationId };
  }
}

/** An agent was shown what is on record of a person. */
export class IdentityLookOpened extends IdentityLookEvent {
  readonly name = 'verification.identity-look.opened';
}

/** The agent says that the caller said the same. It proves nothing (S-83). */
export class IdentityConfirmed extends IdentityLookEvent {
  readonly name = 'verification.identity-look.confirmed';
}

/** The agent says that the caller said something else, or there was nothing to compare with. */
export class IdentityNotConfirmed extends IdentityLookEvent {
  readonly name = 'verification.identity-look.not-confirmed';
  override readonly outcome = 'refused';
  override readonly reason: string;

  constructor(look: Look) {
    super(look);
    this.reason = look.onRecord ? 'wrong-answer' : 'not-on-record';
  }
}
