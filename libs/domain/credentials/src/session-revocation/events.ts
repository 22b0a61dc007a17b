import { DomainEvent } from '@latchkey/kernel';

abstract class RevocationEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly storeId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { sessionRevocationId: this.subject, userId: this.userId, storeId: this.storeId };
  }
}

/** A password was replaced, and somebody else holds sessions that were begun with it. */
export class SessionRevocationWanted extends RevocationEvent {
  readonly name = 'credentials.session-revocation.wanted';
}

/** Whoever holds the sessions has said that they have ended. */
export class SessionRevocationDelivered extends RevocationEvent {
  readonly name = 'credentials.session-revocation.delivered';
}

/** Nobody knows that the sessions there have ended: somebody has to look. */
export class SessionRevocationFailed extends RevocationEvent {
  readonly name = 'credentials.session-revocation.failed';
  constructor(
    revocationId: string,
    userId: string,
    storeId: string,
    readonly because: string,
  ) {
    super(revocationId, userId, storeId);
  }
  override facts(): Record<string, string> {
    return { ...super.facts(), because: this.because };
  }
}
