import type { FailureTally } from '../challenge/challenges.ts';

/** Whose proof beside the mail is tried: the flow, its secret as a digest, and the verification. */
export interface ProofAttempt {
  readonly requestId: string;
  readonly flowDigest: Buffer;
  readonly verificationId: string;
}

/**
 * `none`: no such proof is asked for at this moment, so nothing was counted; the request itself says why. `paused`: the
 * account has no try left by this method. `free`: the method proves nothing that could be guessed.
 */
export type CountedAttempt =
  { readonly kind: 'none' | 'paused' | 'free' } | { readonly kind: 'counted'; readonly tally: FailureTally };

/**
 * Tries at proofs that are enrolled. Each is counted in a transaction of its own before anything is compared, against
 * the account's process, its day (10) and its life (50), over every request, process and agent (S-22, S-23).
 */
export abstract class ProofAttempts {
  abstract count(attempt: ProofAttempt): Promise<CountedAttempt>;
  /** A right proof ends the row of failures of the account. */
  abstract forgive(requestId: string, method: string): Promise<void>;
}
