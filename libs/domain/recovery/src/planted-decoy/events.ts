import { DomainEvent, type EventValue } from '@latchkey/kernel';

abstract class DecoyEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, EventValue> {
    return { decoyId: this.subject };
  }
}

export class DecoyPlanted extends DecoyEvent {
  readonly name = 'recovery.decoy.planted';
}

export class DecoyRemoved extends DecoyEvent {
  readonly name = 'recovery.decoy.removed';
}
