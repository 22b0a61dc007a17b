/** A number, a short code, or a name: letters and digits with one letter at least, eleven at most (3GPP TS 23.040). */
const sender = /^(?:\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 &_+-]{0,9}[A-Za-z0-9])?)$/;

/** Whether messages may say that they come from this. */
export function isSmsSender(text: string): boolean {
  return sender.test(text);
}

/** An SMS as it leaves. Exactly one recipient (S-10). */
export interface Sms {
  /** Stable over retries, so that a provider that can tell a repeat does. Letters, digits, `-` and `_`. */
  readonly id: string;
  /** E.164, in the one form in which identity stores it. */
  readonly to: string;
  /** Whom it comes from: a number in E.164, a short code, or a name of at most 11 letters and digits. */
  readonly from: string;
  readonly text: string;
}

/**
 * Whom a refusal is about. `configuration`: every message will end so until somebody changes the settings or pays, so
 * it is told to an administrator. `unspecified`: the provider gave no reason that we know.
 */
export type SmsRefusalCause = 'recipient' | 'opted-out' | 'message' | 'configuration' | 'unspecified';

/** `reason` is a word of ours or a number of the provider's, for the log; never its text, which may repeat ours. */
export type SmsHandOverResult =
  /** The provider has taken it. `providerId` is what its delivery report will name. */
  | { readonly kind: 'accepted'; readonly providerId?: string }
  /** Surely nothing was sent, or a repeat is dropped by the provider: try again later. */
  | { readonly kind: 'later'; readonly reason: string }
  /** Never, as it is. */
  | { readonly kind: 'refused'; readonly because: SmsRefusalCause; readonly reason: string }
  /** It left and its answer was lost: a repeat may send it twice. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** The way out for SMS. Expected answers are returned, never thrown. */
export abstract class SmsChannel {
  abstract handOver(sms: Sms): Promise<SmsHandOverResult>;
  /** Lets go of connections. What is handed over afterwards is told to come later. */
  abstract close(): Promise<void>;
}
