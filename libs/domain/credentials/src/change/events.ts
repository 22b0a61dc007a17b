import { DomainEvent } from '@latchkey/kernel';

abstract class ChangeEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly requestId: string,
    readonly userId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { changeId: this.subject, requestId: this.requestId, userId: this.userId };
  }
}

export class CredentialChangeIntended extends ChangeEvent {
  readonly name = 'credentials.change.intended';
  /** Changes of one account in one store follow each other, never overlap. */
  override readonly lane: string;
  constructor(changeId: string, requestId: string, userId: string, storeId: string) {
    super(changeId, requestId, userId);
    this.lane = `account:${storeId}:${userId}`;
  }
}

/** A password is to be made before anything can be set. */
export class PasswordWanted extends ChangeEvent {
  readonly name = 'credentials.change.password-wanted';
}

/** An external system has taken it and answers later. */
export class CredentialChangeSubmitted extends ChangeEvent {
  readonly name = 'credentials.change.submitted';
}

export class CredentialChangeApplied extends ChangeEvent {
  readonly name = 'credentials.change.applied';
}

export class CredentialChangeRejected extends ChangeEvent {
  readonly name = 'credentials.change.rejected';
  override readonly outcome = 'refused';
  override readonly reason: string;
  constructor(changeId: string, requestId: string, userId: string, reason: string) {
    super(changeId, requestId, userId);
    this.reason = reason;
  }
}

export class CredentialChangeOutcomeUnknown extends ChangeEvent {
  readonly name = 'credentials.change.outcome-unknown';
  override readonly outcome = 'failure';
}

/** An external system had taken it and never answered. */
export class CredentialChangeExpired extends ChangeEvent {
  readonly name = 'credentials.change.expired';
  override readonly outcome = 'failure';
  override readonly reason = 'external-system-silent';
}
