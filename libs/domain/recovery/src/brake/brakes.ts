/** One counter: whose it is, as a keyed digest, and how far it may go. */
export interface Counter {
  readonly key: Buffer;
  readonly most: number;
  /** So far it goes for everybody; further only for who has proven work or patience. `most` when left out. */
  readonly free?: number;
}

export interface Counted {
  /** Seconds after which to come back; 0 when all counters let it pass, or ask for a proof. */
  readonly wait: number;
  /** A counter is so far that a proof is asked for. */
  readonly asks: boolean;
  /** By the clock that counts. */
  readonly now: Date;
}

/** Counters of callers. They belong to no tenant: a network is the same one whichever tenant it asks. */
export abstract class Brakes {
  /**
   * Counts once on each counter, the first one first, in one statement of its own that commits before anything else
   * is done. What one counter refuses, or asks a proof for, is not counted on those after it: a single network cannot
   * use up its tenant, and who proves nothing cannot use up what is left for those who do.
   */
  abstract count(counters: readonly Counter[], isProven: boolean): Promise<Counted>;
  /** Takes one count back from each, for what turned out to be no guess. */
  abstract giveBack(keys: readonly Buffer[]): Promise<void>;
}
