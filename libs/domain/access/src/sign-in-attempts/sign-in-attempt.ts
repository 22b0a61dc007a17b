import { Aggregate, DomainEvent } from '@latchkey/kernel';

/** Failures of one address within `attemptWindowMinutes` before it is braked. */
export const signInTries = 5;
export const attemptWindowMinutes = 15;

export class StaffSignInFailed extends DomainEvent {
  readonly name = 'access.staff.sign-in-refused';
  override readonly outcome = 'refused';
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

/** A sign-in that failed, for the audit trail: the same record whether the account exists or not. */
export class FailedSignIn extends Aggregate {
  constructor(staffId: string | undefined, reason: string) {
    super();
    this.record(new StaffSignInFailed(staffId ?? 'unknown', reason));
  }
}
