import { Aggregate, type Environment } from '@latchkey/kernel';
import {
  consecutiveFailures,
  failuresPerWindow,
  type FailureTally,
  type MethodKey,
} from '@latchkey/verification';
import { LockoutOver } from './errors.ts';
import * as happened from './events.ts';

/** What the house allows in a day, what the process allows in its window, and what nothing but a person forgives. */
export const lockoutReasons = ['failures_of_a_day', 'failures_of_process', 'failures_in_a_row'] as const;
export type LockoutReason = (typeof lockoutReasons)[number];

/** What a tally of failures leads to. */
export interface Pause {
  readonly reason: LockoutReason;
  /** Null: until the method is enrolled anew or somebody unblocks it. */
  readonly until: Date | null;
}

export interface NewLockout extends Pause {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly accountKey: Buffer;
  /** Null when nobody has the name that was typed: it is braked and noted like any other. */
  readonly userId: string | null;
  readonly method: MethodKey;
  readonly beganAt: Date;
}

/** The failure that reaches a limit begins a pause; those before and after it begin none (S-22). */
export function pauseAfter({ ofDay, consecutive, pausedUntil }: FailureTally): Pause | undefined {
  if (consecutive === consecutiveFailures) return { reason: 'failures_in_a_row', until: null };
  if (!pausedUntil) return undefined;
  const reason = ofDay >= failuresPerWindow ? 'failures_of_a_day' : 'failures_of_process';
  return { reason, until: pausedUntil };
}

/** One method of recovery of one account, paused. The account in its store knows nothing of it (S-12). */
export class Lockout extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  accountKey!: Buffer;
  userId!: string | null;
  method!: MethodKey;
  reason!: LockoutReason;
  beganAt!: Date;
  until!: Date | null;
  endedAt!: Date | null;
  endedBy!: string | null;
  endReason!: string | null;

  static begin(lockout: NewLockout): Lockout {
    const begun = Object.assign(new Lockout(), lockout, { endedAt: null, endedBy: null, endReason: null });
    begun.record(new happened.LockoutBegan(begun.id, begun.userId, begun.reason));
    return begun;
  }

  isOver(now: Date): boolean {
    return this.endedAt !== null || (this.until !== null && this.until <= now);
  }

  /** Ends the pause before its time. Throws LockoutOver. */
  unblock(by: string, reason: string, now: Date): void {
    if (this.isOver(now)) throw new LockoutOver();
    this.endedAt = now;
    this.endedBy = by;
    this.endReason = reason;
    this.record(new happened.LockoutEnded(this.id, this.userId, reason));
  }

  /** This lockout is the one that makes it too many of the tenant in a short time. */
  reachThreshold(accounts: number): void {
    this.record(new happened.ActivityThresholdReached(this.id, accounts));
  }
}
