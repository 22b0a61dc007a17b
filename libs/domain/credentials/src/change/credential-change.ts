import { Aggregate, later, seconds, type Environment } from '@latchkey/kernel';
import type { ResetOptions, StoreAccount, StoreAnswer, StoreAttempt } from '../store/store-driver.ts';
import {
  CredentialChangeApplied,
  CredentialChangeExpired,
  CredentialChangeIntended,
  CredentialChangeOutcomeUnknown,
  CredentialChangeRejected,
  CredentialChangeSubmitted,
  PasswordWanted,
} from './events.ts';

/** A sealed password waits for the worker at most this long; then the parcel is destroyed. */
export const parcelLifetime = seconds(120);

/** A change, unlike a reset, brings the current password along: the store compares it. */
export const changeOperations = ['reset', 'unlock', 'reset_and_unlock', 'change'] as const;
export type ChangeOperation = (typeof changeOperations)[number];

export type ChangeState =
  | 'generating'
  | 'intended'
  | 'applying'
  | 'pending'
  | 'applied'
  | 'rejected'
  | 'failed'
  | 'expired'
  | 'outcome_unknown';

const openStates: ReadonlySet<ChangeState> = new Set(['generating', 'intended', 'applying', 'pending']);

export const passwordParcel = 'new-password';

/** A password that is to be made for its owner, and how it reaches them. */
export interface Generation {
  /** The tenant's own generator; null: ours. */
  readonly extensionId: string | null;
  /** Public key (a JSON Web Key as text) of the answer that shows it once; null: it is not shown. */
  readonly showTo: string | null;
  readonly byMail: boolean;
}

/** A password that was made, sealed for each who may open it; null for who may not. */
export interface MadePassword {
  readonly sealedPassword: string;
  readonly sealedForPage: string | null;
  readonly sealedForMail: string | null;
}

export interface Intent {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly requestId: string;
  readonly applicationId: string;
  readonly storeId: string;
  readonly userId: string;
  readonly operation: ChangeOperation;
  /** Null: an unlock sets none, one that is to be generated does not exist yet, and some stores make it themselves. */
  readonly sealedPassword: string | null;
  /** Whether the store's own system makes the password and brings it to its owner (AS-10). */
  readonly storeMakesPassword: boolean;
  readonly mustChange: boolean;
  readonly generation: Generation | null;
  readonly now: Date;
}

/**
 * One password, or one unlock, on its way into one store: intent, call, outcome. Between call and outcome nothing is
 * claimed; the first legal final state wins.
 */
export class CredentialChange extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  requestId!: string;
  applicationId!: string;
  storeId!: string;
  userId!: string;
  operation!: ChangeOperation;
  state!: ChangeState;
  /** The last attempt's fencing number; 0 before the first. */
  fence!: number;
  sealedPassword!: string | null;
  storeMakesPassword!: boolean;
  mustChange!: boolean;
  generation!: Generation | null;
  sealedForPage!: string | null;
  sealedForMail!: string | null;
  /** By which an external system knows it. */
  ticket!: string | null;
  reason!: string | null;
  createdAt!: Date;
  deadline!: Date;
  concludedAt!: Date | null;

  static intend({ now, ...intent }: Intent): CredentialChange {
    const change = Object.assign(new CredentialChange(), intent, {
      state: intent.generation ? 'generating' : 'intended',
      ...{ fence: 0, sealedForPage: null, sealedForMail: null, ticket: null, reason: null },
      createdAt: now,
      deadline: later(now, parcelLifetime),
      concludedAt: null,
    });
    const { id, requestId, userId, storeId } = change;
    change.record(
      intent.generation
        ? new PasswordWanted(id, requestId, userId)
        : new CredentialChangeIntended(id, requestId, userId, storeId),
    );
    return change;
  }

  isFinal(): boolean {
    return !openStates.has(this.state);
  }

  isOverdue(now: Date): boolean {
    return now >= this.deadline;
  }

  setsPassword(): boolean {
    return this.operation !== 'unlock';
  }

  unlocks(): boolean {
    return this.operation === 'unlock' || this.operation === 'reset_and_unlock';
  }

  resetOptions(): ResetOptions {
    return { mustChange: this.mustChange, unlock: this.unlocks() };
  }

  /** Whether the store can be called: nothing is still to be made, and nobody else is to answer. */
  isReady(): boolean {
    return (
      (this.state === 'intended' || this.state === 'applying') &&
      (this.sealedPassword !== null || this.storeMakesPassword || !this.setsPassword())
    );
  }

  /** The wanted password was made. Who comes second changes nothing. */
  passwordMade(made: MadePassword): void {
    if (this.state !== 'generating') return;
    Object.assign(this, made, { state: 'intended' });
    this.record(new CredentialChangeIntended(this.id, this.requestId, this.userId, this.storeId));
  }

  /** Nobody made the wanted password. Answers whether this was news. */
  passwordNotMade(reason: string, now: Date): boolean {
    if (this.state !== 'generating') return false;
    this.reject('failed', reason, now);
    return true;
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
    if (this.isFinal() || this.state === 'pending' || attempt.fence !== this.fence) return false;
    switch (answer.kind) {
      case 'applied':
        this.apply(now);
        return true;
      case 'rejected':
        this.reject('rejected', answer.reason, now);
        return true;
      case 'unavailable':
        this.reject('failed', 'store-unavailable', now);
        return true;
      case 'unknown':
        this.loseTrack(now);
        return true;
      case 'pending':
        this.submit(answer.ticket, answer.deadline);
        return true;
    }
  }

  /** What the external system says in the end (AS-06). Answers whether this was news: only a pending change may move. */
  complete(success: boolean, now: Date): boolean {
    if (this.state !== 'pending') return false;
    if (success) this.apply(now);
    else this.reject('rejected', 'external-system', now);
    return true;
  }

  /** The external system has had its time: it counts as not done, and the person is told so. */
  expire(now: Date): void {
    this.end('expired', now);
    this.reason = 'external-system-silent';
    this.record(new CredentialChangeExpired(this.id, this.requestId, this.userId));
  }

  /** The parcel is too old to be used: nothing was sent, so nothing was changed. */
  abandon(now: Date): void {
    this.reject('failed', 'too-late', now);
  }

  /** Nobody will ever say what became of it. */
  loseTrack(now: Date): void {
    this.end('outcome_unknown', now);
    this.record(new CredentialChangeOutcomeUnknown(this.id, this.requestId, this.userId));
  }

  /** Somebody of the staff has found out what became of it (BY-01). Answers whether that was open. */
  settle(isThere: boolean, now: Date): boolean {
    if (this.state !== 'outcome_unknown') return false;
    if (isThere) this.apply(now);
    else this.reject('failed', 'settled-not-done', now);
    return true;
  }

  /** The made password, for the mail that tells it. Whoever takes it is the only one. */
  takeForMail(): string | null {
    const sealed = this.sealedForMail;
    this.sealedForMail = null;
    return sealed;
  }

  private apply(now: Date): void {
    const { sealedForPage, sealedForMail } = this;
    this.end('applied', now);
    Object.assign(this, { sealedForPage, sealedForMail });
    this.record(new CredentialChangeApplied(this.id, this.requestId, this.userId));
  }

  private submit(ticket: string, deadline: Date): void {
    this.state = 'pending';
    this.ticket = ticket;
    this.sealedPassword = null;
    this.deadline = deadline;
    this.record(new CredentialChangeSubmitted(this.id, this.requestId, this.userId));
  }

  private reject(state: 'rejected' | 'failed', reason: string, now: Date): void {
    this.end(state, now);
    this.reason = reason;
    this.record(new CredentialChangeRejected(this.id, this.requestId, this.userId, reason));
  }

  private end(state: ChangeState, now: Date): void {
    this.state = state;
    Object.assign(this, { sealedPassword: null, sealedForPage: null, sealedForMail: null });
    this.concludedAt = now;
  }
}
