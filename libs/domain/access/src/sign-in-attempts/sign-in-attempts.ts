import type { FailedSignIn } from './sign-in-attempt.ts';

/** The brake of sign-ins, per address as typed, so that unknown addresses have the same one. */
export abstract class SignInAttempts {
  /**
   * Counts a try in a transaction of its own, before anything is compared. False when the tries of this window are
   * used up: exactly five of a hundred parallel ones are true, or as many as `tries` says.
   */
  abstract count(accountKey: Buffer, tries?: number): Promise<boolean>;
  /** A right password ends the row of failures. */
  abstract forgive(accountKey: Buffer): Promise<void>;
  /** Leaves a failure in the audit trail when the transaction ends. */
  abstract remember(failed: FailedSignIn): Promise<void>;
}
