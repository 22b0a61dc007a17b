import { Aggregate } from '@latchkey/kernel';
import { SecondFactorEnrolled, SecondFactorRemoved, type FactorKind } from './events.ts';

/** Minutes in which what was begun can be confirmed. */
export const enrolmentMinutes = 15;
/** As many as a member may have. */
export const mostFactors = 10;

export interface NewSecondFactor {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
  readonly kind: FactorKind;
  readonly label: string;
  readonly sealedHolding: Buffer;
  readonly begunAt: Date;
}

/** What a member of staff shows besides a password. It counts once it was confirmed. */
export class SecondFactor extends Aggregate {
  tenantId!: string;
  id!: string;
  staffId!: string;
  kind!: FactorKind;
  label!: string;
  /** A seed, a challenge or a credential, sealed. */
  sealedHolding!: Buffer;
  /** The credential's id: no two members have the same. Null for what has none. */
  mark!: string | null;
  /** The last step of the clock, or the last count of a passkey: nothing at or below it counts. */
  lastUse!: number;
  begunAt!: Date;
  confirmedAt!: Date | null;

  static begin(begun: NewSecondFactor): SecondFactor {
    return Object.assign(new SecondFactor(), begun, { mark: null, lastUse: 0, confirmedAt: null });
  }

  confirm(kept: { sealedHolding: Buffer; mark: string | null; lastUse: number }, now: Date): void {
    Object.assign(this, kept);
    this.confirmedAt = now;
    this.record(new SecondFactorEnrolled(this.staffId, this.kind));
  }

  remove(): void {
    this.record(new SecondFactorRemoved(this.staffId, this.kind));
  }
}
