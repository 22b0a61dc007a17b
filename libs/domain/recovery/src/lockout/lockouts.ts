import type { Lockout } from './lockout.ts';

/** All lockouts of the environment. */
export abstract class Lockouts {
  abstract add(lockout: Lockout): Promise<void>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Lockout>;
  /** The failures that led to it count no more. */
  abstract forgive(lockout: Lockout): Promise<void>;
}
