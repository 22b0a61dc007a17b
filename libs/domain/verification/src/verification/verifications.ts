import type { Verification } from './verification.ts';

/** All verifications of the environment. */
export abstract class Verifications {
  /** To look at. Throws NotFound. */
  abstract get(id: string): Promise<Verification>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Verification>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(verification: Verification): Promise<void>;
  /** Throws Conflict when another one has this name. */
  abstract keepUnique(verification: Verification): Promise<void>;
  abstract remove(verification: Verification): Promise<void>;
}
