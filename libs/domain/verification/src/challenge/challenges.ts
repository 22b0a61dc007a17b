import type { Challenge } from './challenge.ts';

/** The failures of an account by one method, this one among them: it counts until the code proves right. */
export interface FailureTally {
  /** Within the last `attemptWindow`. */
  readonly ofDay: number;
  readonly consecutive: number;
  /** Set when this failure reached a limit: until then no code is compared. */
  readonly pausedUntil: Date | null;
}

/** A code that may be compared: the attempt has been counted and committed already. */
export interface CountedCode {
  readonly challengeId: string;
  readonly verificationId: string;
  readonly codeDigest: Buffer;
  readonly destinationDigest: Buffer;
  readonly tally: FailureTally;
}

/** Whose code is tried: the flow and its secret, as digests. */
export interface CodeAttempt {
  readonly requestId: string;
  readonly flowDigest: Buffer;
}

export interface FoundLink {
  readonly challengeId: string;
  readonly requestId: string;
  readonly verificationId: string;
  readonly destinationDigest: Buffer;
}

/**
 * All challenges of the environment. Counters and single use are guarded statements, not rules on a loaded object:
 * a hundred parallel tries must meet the same numbers.
 */
export abstract class Challenges {
  abstract add(challenge: Challenge): Promise<void>;
  /**
   * Counts one try in a transaction of its own, before anything is compared: against the code (5), the account's
   * process, its day (10) and its life (50). Undefined when one of them is used up, or the code is void, used or too
   * old.
   */
  abstract countAttempt(attempt: CodeAttempt): Promise<CountedCode | undefined>;
  /** True for exactly one caller. */
  abstract consumeCode(challengeId: string): Promise<boolean>;
  abstract findLink(linkDigest: Buffer): Promise<FoundLink | undefined>;
  /** True for exactly one caller, before the link's end by the database's clock. */
  abstract consumeLink(challengeId: string): Promise<boolean>;
  /** A right code ends the row of failures of the account. */
  abstract forgiveAttempts(requestId: string, method: string): Promise<void>;
  /** When the newest code of a flow ends; undefined for a flow without one. */
  abstract codeEnd(requestId: string): Promise<Date | undefined>;
  /** Whether wrong codes have used up the newest code of a flow. */
  abstract triesSpent(requestId: string): Promise<boolean>;
  /** Voids the codes of a flow; their links live on. */
  abstract supersedeCodes(requestId: string, now: Date): Promise<void>;
}
