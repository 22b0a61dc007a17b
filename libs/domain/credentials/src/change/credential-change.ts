import { Aggregate, later, seconds, type Environment } from '@latchkey/kernel';
import type { StoreAccount, StoreAnswer, StoreAttempt } from '../store/store-driver.ts';
import {
  CredentialChangeApplied,
  CredentialChangeIntended,
  CredentialChangeOutcomeUnknown,
  CredentialChangeRejected,
} from './events.ts';

/** A sealed password waits for the worker at most this long; then the parcel is destroyed. */
export const parcelLifetime = seconds(120);

export type ChangeState = 'intended' | 'applying' | 'applied' | 'rejected' | 'failed' | 'outcome_unknown';

export const passwordParcel = 'new-password';

export interface Intent {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly requestId: string;
  readonly applicationId: string;
  readonly storeId: string;
  readonly userId: string;
  readonly sealedPassword: string;
  readonly now: Date;
}

/**
 * One password on its way into one store: intent, call, outcome. Between call and outcome nothing is claimed; the
 * first legal final state wins.
 */
export class CredentialChange extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  requestId!: string;
  applicationId!: string;
  storeId!: string;
  userId!: string;
  state!: ChangeState;
  /** The last attempt's fencing number; 0 before the first. */
  fence!: number;
  sealedPassword!: string | null;
  reason!: string | null;
  createdAt!: Date;
  deadline!: Date;
  concludedAt!: Date | null;

  static intend({ now, ...intent }: Intent): CredentialChange {
    const change = Object.assign(new CredentialChange(), intent, {
      state: 'intended',
      fence: 0,
      reason: null,
      createdAt: now,
      deadline: later(now, parcelLifetime),
      concludedAt: null,
    });
    change.record(new CredentialChangeIntended(change.id, change.requestId, change.userId, change.storeId));
    return change;
  }

  isFinal(): boolean {
    return this.state !== 'intended' && this.state !== 'applying';
  }

  isOverdue(now: Date): boolean {
    return now >= this.deadline;
  }

  /** True when an earlier attempt may have reached the store without us hearing of it. */
  mayHaveReachedStore(): boolean {
    return this.state === 'applying';
  }

  lastAttempt(): StoreAttempt {
    return { changeId: this.id, fence: this.fence };
  }

  /** Takes the next fencing number, which the store's account has never seen. */
  attempt(fence: number): StoreAttempt {
    this.state = 'applying';
    this.fence = fence;
    return this.lastAttempt();
  }

  account(userName: string): StoreAccount {
    return { storeId: this.storeId, userId: this.userId, userName };
  }

  /** Writes what the store said. Answers whether this was news; an older attempt or a second verdict is not. */
  conclude(answer: StoreAnswer, attempt: StoreAttempt, now: Date): boolean {
    if (this.isFinal() || attempt.fence !== this.fence) return false;
    switch (answer.kind) {
      case 'applied':
        this.end('applied', now);
        this.record(new CredentialChangeApplied(this.id, this.requestId, this.userId));
        return true;
      case 'rejected':
        this.reject('rejected', answer.reason, now);
        return true;
      case 'unavailable':
        this.reject('failed', 'store-unavailable', now);
        return true;
      case 'unknown':
      case 'pending':
        this.end('outcome_unknown', now);
        this.record(new CredentialChangeOutcomeUnknown(this.id, this.requestId, this.userId));
        return true;
    }
  }

  /** The parcel is too old to be used: nothing was sent, so nothing was changed. */
  abandon(now: Date): void {
    this.reject('failed', 'too-late', now);
  }

  private reject(state: 'rejected' | 'failed', reason: string, now: Date): void {
    this.end(state, now);
    this.reason = reason;
    this.record(new CredentialChangeRejected(this.id, this.requestId, this.userId, reason));
  }

  private end(state: ChangeState, now: Date): void {
    this.state = state;
    this.sealedPassword = null;
    this.concludedAt = now;
  }
}
