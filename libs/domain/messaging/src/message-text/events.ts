import { DomainEvent } from '@latchkey/kernel';

abstract class TextEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly key: string,
    readonly locale: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { textId: this.subject, key: this.key, locale: this.locale };
  }
}

export class MessageTextCreated extends TextEvent {
  readonly name = 'messaging.text.created';
}
export class MessageTextChanged extends TextEvent {
  readonly name = 'messaging.text.changed';
}
export class MessageTextDeleted extends TextEvent {
  readonly name = 'messaging.text.deleted';
}
