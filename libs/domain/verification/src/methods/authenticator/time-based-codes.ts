/** One-time passwords by the clock (RFC 6238): six digits, 30 s, SHA-1, as every authenticator app has them. */
export abstract class TimeBasedCodes {
  /** 160 bits, base 32 without padding. */
  abstract newSeed(): string;
  /** The address behind the QR code. */
  abstract address(seed: string, issuer: string, account: string): string;
  /** The step that a code is of, at most one away from `now`; undefined when it is of none. */
  abstract stepOf(seed: string, code: string, now: Date): number | undefined;
}
