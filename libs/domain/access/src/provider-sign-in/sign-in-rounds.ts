/** Minutes that somebody has at the provider. */
export const roundMinutes = 10;
/** Rounds that one network may begin in a window of the sign-in brake. */
export const roundsPerNetwork = 100;

/** A sign-in on its way through a provider. Of what binds it only digests and a sealed value are kept. */
export interface SignInRound {
  readonly id: string;
  readonly providerId: string;
  /** As the provider was configured when the round began. */
  readonly providerVersion: number;
  readonly stateDigest: Buffer;
  /** Of what the browser that began it holds in a cookie. */
  readonly browserDigest: Buffer;
  /** Of the set-up link of somebody who joins by it. */
  readonly invitationDigest: Buffer | null;
  readonly sealedKeys: Buffer;
  /** Of what the browser has posted on the way back, for the browser that posted it. */
  readonly referenceDigest: Buffer | null;
  readonly sealedAnswer: Buffer | null;
}

export abstract class SignInRounds {
  /** It runs out by the database's clock. */
  abstract add(round: SignInRound): Promise<void>;
  /** The round whose provider answers by a post that has not come yet; undefined otherwise. */
  abstract awaiting(stateDigest: Buffer): Promise<string | undefined>;
  /** Whether it was the first answer to the round, and in time. */
  abstract deliver(roundId: string, referenceDigest: Buffer, sealedAnswer: Buffer): Promise<boolean>;
  /**
   * For exactly one caller, in time and from the browser that began it; undefined for everybody else. Another browser
   * does not use it up, nor does who comes for an answer with another reference than that of the post that brought it.
   */
  abstract consume(
    stateDigest: Buffer,
    browserDigest: Buffer,
    referenceDigest: Buffer | null,
  ): Promise<SignInRound | undefined>;
}
