/**
 * Why a message that was accepted did not arrive. `recipient`: there is no such telephone, or it takes no SMS.
 * `unreachable`: off or away for too long. `blocked`: opted out, or filtered on the way. `configuration`: our account
 * or sender.
 */
export type DeliveryFailure = 'recipient' | 'unreachable' | 'blocked' | 'configuration' | 'unspecified';

export type DeliveryState =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly because: DeliveryFailure }
  /** Nothing final is known: it is on its way, or the provider has a word for it that we do not know. */
  | { readonly kind: 'unknown' };

/** What a provider tells of one message. It may come more than once, late, and in any order. */
export interface DeliveryReport {
  /** The `providerId` of the hand-over. */
  readonly providerId: string;
  readonly state: DeliveryState;
}

/** A provider's call as it came: signatures are over octets, so nothing is parsed before. */
export interface ReportCall {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Without its question mark. */
  readonly query: string;
  readonly body: Uint8Array;
}

export type ReadReports =
  | { readonly kind: 'read'; readonly reports: readonly DeliveryReport[] }
  /** Nothing shows that the provider has sent it, so nothing in it was looked at (S-90). */
  | { readonly kind: 'forged' }
  /** From the provider, and not what we were told that it sends. */
  | { readonly kind: 'unreadable' };

/** Reads what one provider calls us with. Never throws, whatever the octets. */
export abstract class DeliveryReportReader {
  abstract read(call: ReportCall): ReadReports;
}

/** Hears of deliveries where they come over the same connection as messages leave. */
export abstract class DeliveryReportListener {
  /** Rejects when it could not be kept: the provider is asked to tell it again. */
  abstract heard(report: DeliveryReport): Promise<void>;
}
