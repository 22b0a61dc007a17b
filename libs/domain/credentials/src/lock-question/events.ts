import { DomainEvent } from '@latchkey/kernel';

/** Staff want to know whether the store lets an account in. */
export class LockStateAsked extends DomainEvent {
  readonly name = 'credentials.lock-state.asked';
  constructor(
    readonly subject: string,
    readonly userId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { lockQuestionId: this.subject, userId: this.userId };
  }
}

export class LockStateRead extends DomainEvent {
  readonly name = 'credentials.lock-state.read';
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly lockState: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { lockQuestionId: this.subject, userId: this.userId, lockState: this.lockState };
  }
}
