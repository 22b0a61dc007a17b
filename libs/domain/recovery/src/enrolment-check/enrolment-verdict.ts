import { Aggregate, type Environment } from '@latchkey/kernel';
import { EnrolmentRemoved, EnrolmentSubmitted } from '@latchkey/verification';
import { EnrolmentChecksWanted } from './events.ts';

/** People who are asked about at a time: each costs a call of the tenant's server, or a run of its script. */
export const checkBatch = 25;

/** What the tenant's own check said of one person and one verification that people are enrolled in automatically. */
export class EnrolmentVerdict extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  verificationId!: string;
  /** As of the last answer; no before the first. */
  enrolled!: boolean;
  answeredAt!: Date | null;
  /** When somebody last began to ask, whether or not there was an answer. */
  askedAt!: Date;

  /** Somebody who has it counts as enrolled, and one who has lost it does not any more (PR-B41). */
  answered(enrolled: boolean, now: Date): void {
    const { id, userId, verificationId } = this;
    if (enrolled && !this.enrolled) this.record(new EnrolmentSubmitted(id, userId, verificationId));
    if (!enrolled && this.enrolled) this.record(new EnrolmentRemoved(id, userId, verificationId));
    this.enrolled = enrolled;
    this.answeredAt = now;
  }
}

/** One batch of questions after the other, until nobody is left. It is kept nowhere: its event is all that it is. */
export class CheckRound extends Aggregate {
  static next(id: string): CheckRound {
    const round = new CheckRound();
    round.record(new EnrolmentChecksWanted(id));
    return round;
  }
}
