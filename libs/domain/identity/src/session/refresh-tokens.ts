export interface RefreshToken {
  readonly id: string;
  readonly sessionId: string;
  /** SHA-256 of the token, which is told to its application once. */
  readonly digest: Buffer;
  readonly issuedAt: Date;
}

/** What came of a token: it was good and is used up now, it was used up before, or there is none that is theirs. */
export type TakenToken =
  | { readonly outcome: 'taken'; readonly sessionId: string }
  | { readonly outcome: 'used'; readonly sessionId: string; readonly usedAt: Date }
  | { readonly outcome: 'unknown' };

/** Tokens by which sessions of applications go on. They hang on their session: one that has ended takes them along. */
export abstract class RefreshTokens {
  abstract issue(token: RefreshToken): Promise<void>;
  /**
   * Uses a token up. Of many who bring the same one at once, one takes it. A token of another application's session
   * is unknown, and stays as it is.
   */
  abstract take(digest: Buffer, applicationId: string, now: Date): Promise<TakenToken>;
}
