/** Where something was asked: one recovery, and the verification that it may be proved by. */
export interface AskedPlace {
  readonly requestId: string;
  readonly verificationId: string;
}

/**
 * What methods keep between asking and being answered: one for each recovery and verification, sealed. Whoever calls
 * holds the row of the recovery.
 */
export abstract class AskedProofs {
  /** Replaces what was asked before. */
  abstract keep(place: AskedPlace, sealed: Buffer): Promise<void>;
  abstract find(place: AskedPlace): Promise<Buffer | undefined>;
  /** Nothing happens when there is none. */
  abstract spend(place: AskedPlace): Promise<void>;
}
