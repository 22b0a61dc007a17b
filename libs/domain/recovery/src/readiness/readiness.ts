/**
 * Whether a user could recover at this moment. `quarantined`: only what was enrolled a short time ago is missing.
 * `not_covered`: no active process applies to the user.
 */
export const readinessStates = ['ready', 'quarantined', 'not_ready', 'not_covered'] as const;
export type ReadinessState = (typeof readinessStates)[number];

/** How many users of an environment, or of a group, are in which state. */
export type ReadinessCounts = Readonly<Record<ReadinessState, number>>;

/**
 * Each user's readiness, as it was at the last look at all of them (PR-T13). Whoever reads sees one look whole: while
 * another one is taken, the one before.
 */
export abstract class ReadinessSnapshots {
  /** Looks at every user of the environment by one statement, in the transaction that is open. */
  abstract rebuild(): Promise<void>;
  /** Looks at one user again. Where nobody has looked yet, the next sweep looks at all. */
  abstract refresh(userId: string): Promise<void>;
  /** The next sweep looks at all of them. */
  abstract demand(): Promise<void>;
}
