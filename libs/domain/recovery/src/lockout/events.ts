import { DomainEvent, type EventValue } from '@latchkey/kernel';

abstract class LockoutEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string | null,
    override readonly reason: string,
  ) {
    super();
  }
}

/** A recovery method of an account is paused. */
export class LockoutBegan extends LockoutEvent {
  readonly name = 'recovery.lockout.began';
  facts(): Record<string, EventValue> {
    return { lockoutId: this.subject, userId: this.userId, reason: this.reason };
  }
}

/** Staff ended a pause. What they wrote is for the audit trail and not for those who hear of events. */
export class LockoutEnded extends LockoutEvent {
  readonly name = 'recovery.lockout.ended';
  facts(): Record<string, EventValue> {
    return { lockoutId: this.subject, userId: this.userId };
  }
}

/** Many accounts of the tenant were locked out in a short time (PR-B14): somebody is trying. */
export class ActivityThresholdReached extends DomainEvent {
  readonly name = 'recovery.activity.threshold-reached';
  constructor(
    /** The lockout that reached it. */
    readonly subject: string,
    readonly accounts: number,
  ) {
    super();
  }
  facts(): Record<string, EventValue> {
    return { lockoutId: this.subject, accounts: this.accounts };
  }
}
