/** A mail as it leaves. Exactly one recipient, as an address that passed our own grammar (S-04). */
export interface Mail {
  /** Stable over retries, so that a receiver can tell a repeat. */
  readonly id: string;
  readonly to: string;
  readonly fromName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type HandOverResult =
  | { readonly kind: 'accepted' }
  /** Try again later: the server is away, slow, or says "not now" (4xx). */
  | { readonly kind: 'later'; readonly reason: string }
  /** Never: the server refused it for good (5xx), or the address is not one. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The way out for mail. Expected answers are returned, never thrown. */
export abstract class MailChannel {
  abstract handOver(mail: Mail): Promise<HandOverResult>;
}
