/** One counter: whose it is, as a keyed digest, and how far it may go. */
export interface Counter {
  readonly key: Buffer;
  readonly most: number;
}

/** Counters of callers. They belong to no tenant: a network is the same one whichever tenant it asks. */
export abstract class Brakes {
  /**
   * Counts once on each counter, the first one first, in one statement of its own that commits before anything else
   * is done. What one counter refuses is not counted on those after it: a single network cannot use up its tenant.
   * Answers after how many seconds to come back; 0 when all let it pass.
   */
  abstract count(counters: readonly Counter[]): Promise<number>;
}
