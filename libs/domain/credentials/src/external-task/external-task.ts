import { Aggregate, type DomainError, type Environment } from '@latchkey/kernel';
import type { ChangeOperation } from '../change/credential-change.ts';
import { LeaseLost, LeaseNeeded, OutcomeSettled } from './errors.ts';
import * as happened from './events.ts';

/** The driver of stores whose changes executors carry out, and the name of the secret by which both sides sign. */
export const externalDriver = 'external';
export const executorSecret = 'callback';

/** What an executor may say in the end (AS-06). */
export const outcomeStatuses = ['COMPLETED_WITH_SUCCESS', 'COMPLETED_WITH_FAILURE'] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

/** Why an executor failed. A list and no text: what it writes here is kept, and a password must not be (S-93). */
export const failureReasons = [
  'account-missing',
  'account-protected',
  'password-refused',
  'system-unavailable',
  'other',
] as const;
export type FailureReason = (typeof failureReasons)[number];

export type ExternalTaskState =
  | 'queued'
  | 'dispatched'
  | 'claimed'
  | 'completed_with_success'
  | 'completed_with_failure'
  | 'expired'
  | 'withdrawn';

const stateOf = {
  COMPLETED_WITH_SUCCESS: 'completed_with_success',
  COMPLETED_WITH_FAILURE: 'completed_with_failure',
} as const satisfies Record<OutcomeStatus, ExternalTaskState>;

const openStates: ReadonlySet<ExternalTaskState> = new Set(['queued', 'dispatched', 'claimed']);

export interface NewExternalTask {
  readonly tenantId: string;
  readonly environment: Environment;
  /** The reference by which the executor names it. */
  readonly id: string;
  readonly changeId: string;
  readonly storeId: string;
  readonly operation: ChangeOperation;
  readonly userName: string;
  readonly mustChange: boolean;
  /** SHA-256 of the one-request token. */
  readonly tokenDigest: Buffer;
  /** To the executor's own key; null where it makes the password itself, or sets none. */
  readonly sealedPassword: string | null;
  readonly now: Date;
  readonly deadline: Date;
}

export interface Lease {
  readonly executor: string;
  /** The id of the call that claims: the same call again gets the same tasks. */
  readonly claimId: string;
  readonly until: Date;
}

/** What an executor says of a task that it holds. */
export interface ExecutorAnswer {
  readonly status: OutcomeStatus;
  readonly reason: FailureReason | null;
  /** Of its lease; null from one to whom the task was pushed. */
  readonly fence: number | null;
}

/** Whether it was news, was known already, or cannot count. */
export type AnswerVerdict = 'news' | 'repeated' | DomainError;

/**
 * One change in the hands of an executor that we cannot call: a robot, a partner, a person with a list. Who holds it,
 * what may be said of it, and that the first word counts (S-92), is here.
 */
export class ExternalTask extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  changeId!: string;
  storeId!: string;
  operation!: ChangeOperation;
  userName!: string;
  mustChange!: boolean;
  tokenDigest!: Buffer;
  sealedPassword!: string | null;
  state!: ExternalTaskState;
  /** Grows with each claim; 0 before the first. */
  fence!: number;
  executor!: string | null;
  claimId!: string | null;
  leaseUntil!: Date | null;
  reason!: string | null;
  createdAt!: Date;
  deadline!: Date;
  concludedAt!: Date | null;
  /** When something was first said that its end does not agree with. */
  contradictedAt!: Date | null;

  static open({ now, ...task }: NewExternalTask): ExternalTask {
    const opened = Object.assign(new ExternalTask(), task, {
      ...{ state: 'queued', fence: 0, executor: null, claimId: null, leaseUntil: null },
      ...{ reason: null, createdAt: now, concludedAt: null, contradictedAt: null },
    });
    opened.record(new happened.ExternalTaskOpened(opened.id, opened.changeId));
    return opened;
  }

  isOver(): boolean {
    return !openStates.has(this.state);
  }

  /** Which statuses can be said of it at this moment (AS-08). */
  offers(now: Date): readonly OutcomeStatus[] {
    return this.isOver() || now >= this.deadline ? [] : outcomeStatuses;
  }

  /** Whether nobody holds it: not yet given away, or given to somebody whose lease has run out. */
  isClaimable(now: Date): boolean {
    if (now >= this.deadline) return false;
    return this.state === 'queued' || (this.state === 'claimed' && this.leaseHasEnded(now));
  }

  /** Whether its lease lasts. */
  isHeld(now: Date): boolean {
    return this.state === 'claimed' && !this.leaseHasEnded(now);
  }

  /** Its executor has taken the pushed task. */
  dispatched(): void {
    if (this.state !== 'queued') return;
    this.state = 'dispatched';
    this.record(new happened.ExternalTaskDispatched(this.id, this.changeId));
  }

  /** Gives it to who asks, under a number that no earlier holder has. Called for what is claimable. */
  lease({ executor, claimId, until }: Lease): void {
    Object.assign(this, { state: 'claimed', fence: this.fence + 1, executor, claimId, leaseUntil: until });
    this.record(new happened.ExternalTaskClaimed(this.id, this.changeId, executor, this.fence));
  }

  /** The holder is still at it. Throws LeaseLost once another has it, OutcomeSettled after the end. */
  keep(fence: number, until: Date, now: Date): void {
    if (this.offers(now).length === 0) throw new OutcomeSettled(this.end());
    if (this.state !== 'claimed' || fence !== this.fence) throw new LeaseLost();
    this.leaseUntil = until;
  }

  /** Takes the executor's word. A refusal is remembered by who called: it is told to the audit trail (S-92). */
  answer({ status, reason, fence }: ExecutorAnswer, now: Date): AnswerVerdict {
    const objection = this.objection(stateOf[status], fence, now);
    if (objection === 'repeated') return objection;
    if (objection) return this.refuse(objection, now);
    this.conclude(stateOf[status], now);
    if (status === 'COMPLETED_WITH_FAILURE') this.reason = reason ?? 'other';
    this.record(new happened.ExternalTaskAnswered(this.id, this.changeId, status));
    return 'news';
  }

  /** What is said comes too late for its change, which has this end already. */
  overtaken(end: string, now: Date): DomainError {
    return this.refuse(new OutcomeSettled(end), now);
  }

  /** Nobody answered in time. */
  expire(now: Date): void {
    if (this.isOver()) return;
    this.conclude('expired', now);
    this.record(new happened.ExternalTaskExpired(this.id, this.changeId));
  }

  /** The audit trail hears of every refusal, administrators of the first that contradicts: see the event. */
  private refuse(objection: DomainError, now: Date): DomainError {
    this.record(new happened.ExternalTaskAnswerRefused(this.id, this.changeId, objection.code));
    if (objection instanceof OutcomeSettled && this.contradictedAt === null) {
      this.contradictedAt = now;
      this.record(new happened.ExternalTaskContradicted(this.id, this.changeId));
    }
    return objection;
  }

  private objection(
    wanted: ExternalTaskState,
    fence: number | null,
    now: Date,
  ): DomainError | 'repeated' | undefined {
    // Another holder has it, or had the last word: what a stale one says is not even a repetition.
    if (fence !== null && fence !== this.fence) return new LeaseLost();
    if (fence === null && this.fence > 0) return new LeaseNeeded();
    if (this.state === wanted) return 'repeated';
    return this.offers(now).length === 0 ? new OutcomeSettled(this.end()) : undefined;
  }

  private end(): string {
    return this.isOver() ? this.state : 'expired';
  }

  private leaseHasEnded(now: Date): boolean {
    return this.leaseUntil !== null && now >= this.leaseUntil;
  }

  /** The parcel dies with the task. */
  private conclude(state: ExternalTaskState, now: Date): void {
    Object.assign(this, { state, sealedPassword: null, leaseUntil: null, concludedAt: now });
  }
}
