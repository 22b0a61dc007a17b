import { DomainEvent } from '@latchkey/kernel';

export class MessageQueued extends DomainEvent {
  readonly name = 'messaging.message.queued';
  constructor(
    readonly subject: string,
    readonly kind: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { messageId: this.subject, kind: this.kind };
  }
}

export class MessageSent extends DomainEvent {
  readonly name = 'messaging.message.sent';
  constructor(
    readonly subject: string,
    readonly kind: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { messageId: this.subject, kind: this.kind };
  }
}

export class MessageNotSent extends DomainEvent {
  readonly name = 'messaging.message.not-sent';
  override readonly outcome = 'failure';
  override readonly reason: string;
  constructor(
    readonly subject: string,
    readonly kind: string,
    reason: string,
  ) {
    super();
    this.reason = reason;
  }
  facts(): Record<string, string> {
    return { messageId: this.subject, kind: this.kind, reason: this.reason };
  }
}

/** Its provider says that it has arrived. */
export class MessageDelivered extends DomainEvent {
  readonly name = 'messaging.message.delivered';
  constructor(
    readonly subject: string,
    readonly kind: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { messageId: this.subject, kind: this.kind };
  }
}

/** It was taken, and its provider says that it has not arrived. */
export class MessageNotDelivered extends DomainEvent {
  readonly name = 'messaging.message.not-delivered';
  override readonly outcome = 'failure';
  override readonly reason: string;
  constructor(
    readonly subject: string,
    readonly kind: string,
    reason: string,
  ) {
    super();
    this.reason = reason;
  }
  facts(): Record<string, string> {
    return { messageId: this.subject, kind: this.kind, reason: this.reason };
  }
}
