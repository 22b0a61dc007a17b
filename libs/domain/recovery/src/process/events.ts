import { DomainEvent } from '@latchkey/kernel';

abstract class ProcessEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { processId: this.subject };
  }
}

export class ProcessCreated extends ProcessEvent {
  readonly name = 'recovery.process.created';
}
export class ProcessActivated extends ProcessEvent {
  readonly name = 'recovery.process.activated';
}
export class ProcessDeactivated extends ProcessEvent {
  readonly name = 'recovery.process.deactivated';
}
