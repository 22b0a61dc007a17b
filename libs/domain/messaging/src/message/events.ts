import { DomainEvent } from '@latchkey/kernel';

/** Something that happened to a message: told by its id and its kind, never by what is in it. */
abstract class MessageEvent extends DomainEvent {
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

abstract class MessageFailure extends MessageEvent {
  override readonly outcome = 'failure';
  override readonly reason: string;
  constructor(subject: string, kind: string, reason: string) {
    super(subject, kind);
    this.reason = reason;
  }
  override facts(): Record<string, string> {
    return { ...super.facts(), reason: this.reason };
  }
}

export class MessageQueued extends MessageEvent {
  readonly name = 'messaging.message.queued';
}

export class MessageSent extends MessageEvent {
  readonly name = 'messaging.message.sent';
}

export class MessageNotSent extends MessageFailure {
  readonly name = 'messaging.message.not-sent';
}

/** Its provider says that it has arrived. */
export class MessageDelivered extends MessageEvent {
  readonly name = 'messaging.message.delivered';
}

/** It was taken, and its provider says that it has not arrived. */
export class MessageNotDelivered extends MessageFailure {
  readonly name = 'messaging.message.not-delivered';
}
