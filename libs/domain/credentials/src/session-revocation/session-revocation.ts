import { Aggregate, hours, later, type Environment } from '@latchkey/kernel';
import type { StoreAnswer } from '../store/store-driver.ts';
import { SessionRevocationDelivered, SessionRevocationFailed, SessionRevocationWanted } from './events.ts';

export const sessionRevocationStates = ['wanted', 'delivered', 'refused', 'given_up'] as const;
export type SessionRevocationState = (typeof sessionRevocationStates)[number];

/** How long a holder of sessions that does not answer is asked again. Later its sessions have run out by themselves. */
const patience = hours(24);

export interface NewSessionRevocation {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  /** That replaced the password. */
  readonly changeId: string;
  readonly userId: string;
  /** Whose interface is called. */
  readonly storeId: string;
  readonly wantedAt: Date;
}

/**
 * That the sessions of a person end where an identity provider holds them (S-33): wanted with the outcome of the
 * change, asked for by the worker until the holder has said that it is done, and kept as the proof of that.
 */
export class SessionRevocation extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  changeId!: string;
  userId!: string;
  storeId!: string;
  state!: SessionRevocationState;
  /** How often the holder was asked. Grows before each call, and is the call's fencing number. */
  attempts!: number;
  /** What it said last; null before the first answer. */
  answer!: string | null;
  wantedAt!: Date;
  endedAt!: Date | null;

  static want(revocation: NewSessionRevocation): SessionRevocation {
    const begun = { state: 'wanted', attempts: 0, answer: null, endedAt: null } as const;
    const wanted = Object.assign(new SessionRevocation(), revocation, begun);
    wanted.record(new SessionRevocationWanted(wanted.id, wanted.userId, wanted.storeId));
    return wanted;
  }

  isOver(): boolean {
    return this.state !== 'wanted';
  }

  /** Begins the next call; undefined when there is none to make. One that nobody answered for a day is given up. */
  attempt(now: Date): number | undefined {
    if (this.isOver()) return undefined;
    if (now >= later(this.wantedAt, patience)) {
      this.fail('given_up', this.answer ?? 'unavailable', now);
      return undefined;
    }
    this.attempts += 1;
    return this.attempts;
  }

  /** Whoever comes second changes nothing. */
  answered(answer: StoreAnswer, now: Date): void {
    if (this.isOver()) return;
    this.answer = answer.kind === 'rejected' ? answer.reason : answer.kind;
    if (answer.kind === 'applied') {
      this.end('delivered', now);
      this.record(new SessionRevocationDelivered(this.id, this.userId, this.storeId));
    } else if (answer.kind === 'rejected') this.fail('refused', answer.reason, now);
  }

  private fail(state: 'refused' | 'given_up', because: string, now: Date): void {
    this.end(state, now);
    this.record(new SessionRevocationFailed(this.id, this.userId, this.storeId, because));
  }

  private end(state: SessionRevocationState, now: Date): void {
    Object.assign(this, { state, endedAt: now });
  }
}
