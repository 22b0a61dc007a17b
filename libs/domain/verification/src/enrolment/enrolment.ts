import { Aggregate, hours, later, type Environment } from '@latchkey/kernel';
import type { MethodKey } from '../methods/method-traits.ts';
import { EnrolmentRemoved, EnrolmentSubmitted } from './events.ts';

/** A begun enrolment waits for its confirmation at most this long. */
export const confirmationTime = hours(1);
/** Tries that a begun enrolment allows, however many arrive at once (S-22, S-23). */
export const confirmationTries = 5;
/** How long a new method proves nothing: whoever has stolen a session must not recover by it at once (S-36). */
export const quarantine = hours(24);
export const privilegedQuarantine = hours(72);
/** More of one verification than anybody has phones and keys. */
export const mostOfOneVerification = 10;

export interface NewEnrolment {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userId: string;
  readonly verificationId: string;
  readonly method: MethodKey;
  readonly label: string;
  /** What the method keeps, sealed. */
  readonly sealedHolding: Buffer;
  /** What tells it from the person's others in this verification; default: there are no others. */
  readonly mark?: string;
  readonly needsConfirmation: boolean;
  readonly privileged: boolean;
  /** Begun by a mailed link, without the password; default: no. */
  readonly lent?: boolean;
  readonly now: Date;
}

export type EnrolmentStatus = 'begun' | 'active' | 'removed';

/** That one person has one method (PR-T12). */
export class Enrolment extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  verificationId!: string;
  method!: MethodKey;
  label!: string;
  mark!: string;
  status!: EnrolmentStatus;
  sealedHolding!: Buffer | null;
  privileged!: boolean;
  /** No password was shown for it, so it can be the person's first one and no other (S-36). */
  lent!: boolean;
  begunAt!: Date;
  /** Tries to confirm it, right or wrong. */
  tries!: number;
  /** Null until it is confirmed. */
  usableFrom!: Date | null;
  lastUsedAt!: Date | null;
  removedAt!: Date | null;

  static begin({ now, needsConfirmation, mark = '', lent = false, ...enrolment }: NewEnrolment): Enrolment {
    const begun = Object.assign(new Enrolment(), enrolment, {
      ...{ mark, lent, status: 'begun', begunAt: now, tries: 0 },
      ...{ usableFrom: null, lastUsedAt: null, removedAt: null },
    });
    if (!needsConfirmation) begun.confirm(begun.sealedHolding ?? Buffer.alloc(0), now);
    return begun;
  }

  mayBeConfirmed(now: Date): boolean {
    return this.status === 'begun' && now < later(this.begunAt, confirmationTime);
  }

  /** Answers whether one more try may be made. */
  countTry(): boolean {
    if (this.tries >= confirmationTries) return false;
    this.tries += 1;
    return true;
  }

  /** From now on it is the person's; it proves after its quarantine. */
  confirm(sealedHolding: Buffer, now: Date, mark = this.mark): void {
    this.status = 'active';
    this.mark = mark;
    this.sealedHolding = sealedHolding;
    this.usableFrom = later(now, this.privileged ? privilegedQuarantine : quarantine);
    this.record(new EnrolmentSubmitted(this.id, this.userId, this.verificationId));
  }

  /** Why it proves nothing at this moment, or undefined. */
  objection(now: Date): 'not-enrolled' | 'quarantined' | undefined {
    if (this.status !== 'active' || !this.usableFrom) return 'not-enrolled';
    return now < this.usableFrom ? 'quarantined' : undefined;
  }

  /** What the method keeps has changed, and nothing was proved. */
  keep(sealedHolding: Buffer): void {
    this.sealedHolding = sealedHolding;
  }

  used(sealedHolding: Buffer, now: Date): void {
    this.sealedHolding = sealedHolding;
    this.lastUsedAt = now;
  }

  /** What was kept is destroyed. Answers whether this was news. */
  remove(now: Date): boolean {
    if (this.status === 'removed') return false;
    const was = this.status;
    Object.assign(this, { status: 'removed', sealedHolding: null, removedAt: now });
    if (was === 'active') this.record(new EnrolmentRemoved(this.id, this.userId, this.verificationId));
    return true;
  }
}
