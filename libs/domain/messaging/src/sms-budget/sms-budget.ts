import { hours, seconds } from '@latchkey/kernel';

/** Least time between two messages to one account (S-10). */
export const smsPause = seconds(120);
/** Messages within `smsDay`, at any moment: the windows slide. */
export const smsOfAccount = 5;
/** Over all tenants. */
export const smsOfNumber = 10;
export const smsDay = hours(24);
/** How many of the last `countryWindow` messages to a country must have led to a typed code, or it pauses for a day. */
export const countryWindow = 100;
export const leastProved = 5;

/** Whose budget a message comes out of, in the order in which they are asked. */
export const smsPayers = ['account', 'number', 'tenant', 'country'] as const;
export type SmsPayer = (typeof smsPayers)[number];

/** One message, and who pays for it. */
export interface SmsExpense {
  readonly messageId: string;
  /** A user, or somebody of the staff who tries a service. */
  readonly accountId: string;
  /** Keyed digest of the number, the same for every tenant. */
  readonly numberKey: Buffer;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** Of the tenant: messages within `smsDay` from the first of them. */
  readonly dailyBudget: number;
  /** What the tenant allows an account. Never less pause, and never more messages, than above. */
  readonly allowance: SmsAllowance;
}

export interface SmsAllowance {
  readonly pauseSeconds: number;
  readonly perDay: number;
}

export const widestAllowance: SmsAllowance = { pauseSeconds: smsPause / 1000, perDay: smsOfAccount };

/** `retryAfter` in seconds. */
export type SmsGrant =
  | { readonly kind: 'granted' }
  | { readonly kind: 'held-back'; readonly whose: SmsPayer; readonly retryAfter: number };

/** As S-10 has it, whatever was asked for. Milliseconds. */
export function strictAllowance({ pauseSeconds, perDay }: SmsAllowance): {
  readonly pause: number;
  readonly perDay: number;
} {
  return { pause: Math.max(smsPause, seconds(pauseSeconds)), perDay: Math.min(smsOfAccount, perDay) };
}
