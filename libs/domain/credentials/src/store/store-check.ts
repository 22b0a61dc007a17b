/** The steps of a connection test, in the order in which they are taken. */
export const storeCheckNames = [
  'resolve',
  'connect',
  'tls',
  'authenticate',
  'look-up',
  'lock-state',
  'dry-run',
] as const;
export type StoreCheckName = (typeof storeCheckNames)[number];

/**
 * What was found at one step. A step behind one that failed is not taken; one that this kind of store does not have is
 * absent.
 */
export interface StoreCheck {
  readonly name: StoreCheckName;
  readonly result: 'passed' | 'failed' | 'not-reached';
  /** Why it failed: a slug of ours or a code of the protocol, never a text of the vendor's. Null when it did not. */
  readonly code: string | null;
  /** Milliseconds. */
  readonly took: number;
  /** Which server, as `host:port`, where a store has several. */
  readonly at?: string;
}

/** What a test may need beside the store. */
export interface StoreProbe {
  /** An account that exists there, for the steps that look at one; null: these steps are not taken. */
  readonly userName: string | null;
}
