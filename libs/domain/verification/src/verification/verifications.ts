import type { Verification } from './verification.ts';

/** All verifications of the environment. */
export abstract class Verifications {
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(verification: Verification): Promise<void>;
}
