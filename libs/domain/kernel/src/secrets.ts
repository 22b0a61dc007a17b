/** What a short code is bound to, so that it proves nothing anywhere else (S-28). */
export interface CodeBinding {
  readonly tenantId: string;
  readonly environment: string;
  readonly requestId: string;
  readonly step: string;
  readonly method: string;
  readonly challengeId: string;
  readonly destination: string;
}

/** Randomness, identity and keyed digests. Passed in, so that the domain owns no source of its own. */
export abstract class Secrets {
  /** A UUIDv7: sorted by time, unguessable enough for an id and never used as a secret. */
  abstract id(): string;
  /** 256 bits, base64url (S-20). */
  abstract token(): string;
  /** Uniform decimal digits, 6 to 10. */
  abstract code(length: number): string;
  /** SHA-256 of a 256-bit token: enough at that entropy, and it can be looked up (security: data at rest, 1). */
  abstract tokenDigest(token: string): Buffer;
  /** HMAC-SHA-256 under a key outside the database over length-prefixed parts (data at rest, 2). */
  abstract codeDigest(binding: CodeBinding, code: string): Buffer;
  /** HMAC-SHA-256 of any other low-entropy value, separated by purpose. */
  abstract keyedDigest(purpose: string, ...parts: readonly string[]): Buffer;
  /** Compares in constant time; unequal lengths are unequal. */
  abstract equal(a: Uint8Array, b: Uint8Array): boolean;
}
