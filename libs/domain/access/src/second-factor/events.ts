import { DomainEvent } from '@latchkey/kernel';

export type FactorKind = 'authenticator' | 'passkey';

abstract class SecondFactorEvent extends DomainEvent {
  /** The subject is the member: the trail of a person is found by it. */
  constructor(
    readonly subject: string,
    override readonly reason: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { staffId: this.subject, reason: this.reason };
  }
}

export class SecondFactorEnrolled extends SecondFactorEvent {
  readonly name = 'access.second-factor.enrolled';
}
export class SecondFactorRemoved extends SecondFactorEvent {
  readonly name = 'access.second-factor.removed';
}
/** A factor was shown and the session raised by it. */
export class StaffSteppedUp extends SecondFactorEvent {
  readonly name = 'access.staff.stepped-up';
}
export class SecondFactorWrong extends SecondFactorEvent {
  readonly name = 'access.second-factor.refused';
  override readonly outcome = 'refused';
}
