import type { TargetFault } from '../target/target.ts';

/** We did not even connect. The same request will always be refused. */
export type RefusedReason = TargetFault | 'address-forbidden' | 'header-not-allowed' | 'body-too-large';

/** The other side certainly did not do what was asked. Trying again later makes sense. */
export type UnavailableReason =
  | 'name-not-found'
  | 'name-not-resolved'
  | 'not-connected'
  | 'connect-timeout'
  | 'certificate'
  | 'wrong-peer'
  | 'too-many-calls'
  | 'too-slow'
  | 'redirect';

/** The request left; whether it was carried out is not known. */
export type UnknownReason =
  'connection-lost' | 'too-slow' | 'answer-too-large' | 'answer-encoded' | 'not-http';

export interface Answer {
  readonly status: number;
  /** Lower-case names; a header that came twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Outcome =
  | ({ readonly kind: 'answered' } & Answer)
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export const refused = (reason: RefusedReason): Outcome => ({ kind: 'refused', reason });
export const unavailable = (reason: UnavailableReason): Outcome => ({ kind: 'unavailable', reason });
export const unknown = (reason: UnknownReason): Outcome => ({ kind: 'unknown', reason });
