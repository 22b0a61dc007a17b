import type { Aggregate } from '@latchkey/kernel';
import type { SecondFactor } from './second-factor.ts';
import type { FactorDemands } from './standing.ts';

/** What somebody's app or browser shows beside a factor. */
export interface FactorHolder {
  readonly email: string;
  readonly organisation: string;
}

/** The second factors of the tenant's staff. */
export abstract class SecondFactors {
  /** Throws NotFound. */
  abstract holder(staffId: string): Promise<FactorHolder>;
  abstract demands(staffId: string): Promise<FactorDemands>;
  /** What the member had begun before, and never confirmed, is gone. */
  abstract add(factor: SecondFactor): Promise<void>;
  /** Of this member, while it can be confirmed; locked. Throws NotFound. */
  abstract begun(id: string, staffId: string): Promise<SecondFactor>;
  /** Throws NotFound when it was confirmed or taken away meanwhile, Conflict when somebody has this credential. */
  abstract confirm(factor: SecondFactor): Promise<void>;
  /** All that the member has confirmed, oldest first. */
  abstract confirmed(staffId: string): Promise<SecondFactor[]>;
  /**
   * Uses a factor up to `use`: true for exactly one caller, and for nobody when the factor is gone or was used up to
   * there. A passkey that does not count (0) may be used again: its challenge is what is used once.
   */
  abstract use(id: string, use: number): Promise<boolean>;
  /** A member without factors has sessions that have shown none. */
  abstract remove(factors: readonly SecondFactor[]): Promise<void>;
  /** Leaves events in the audit trail when the transaction ends. */
  abstract remember(happened: Aggregate): Promise<void>;
}
