import type { CheckRound, EnrolmentVerdict } from './enrolment-verdict.ts';

/** A question to a tenant's own check. */
export interface WantedCheck {
  readonly verdictId: string;
  readonly userId: string;
  readonly verificationId: string;
  readonly extensionId: string;
}

/** Whom the tenant's own checks are to be asked about: all for whom a process in force enrols automatically by one. */
export abstract class EnrolmentChecks {
  /** Whether anybody has not been asked about for a day. */
  abstract areWanted(): Promise<boolean>;
  /**
   * So many at most, who count as asked about from now on. One statement: whoever claims at the same time is given
   * others, or nobody.
   */
  abstract claim(most: number): Promise<readonly WantedCheck[]>;
  /** Locked until the transaction ends. */
  abstract getForUpdate(verdictIds: readonly string[]): Promise<readonly EnrolmentVerdict[]>;
  /** The next batch is a job of its own. */
  abstract announce(round: CheckRound): void;
}
