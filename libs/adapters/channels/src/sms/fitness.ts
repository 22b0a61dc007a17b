import { isPhoneNumber } from '@latchkey/identity';
import { isSmsSender, type Sms, type SmsHandOverResult, type SmsRefusalCause } from '@latchkey/messaging';

/** Characters (UTF-16). Ten messages of one kind, more of the other; no provider that we know takes more. */
export const longestText = 1600;

const plainId = /^[A-Za-z0-9_-]{1,64}$/;
/** Half of a pair has no octets; a control character other than a new line ends the text somewhere on the way. */
const unsendable = /[\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

export const refused = (because: SmsRefusalCause, reason: string): SmsHandOverResult => ({
  kind: 'refused',
  because,
  reason,
});
export const later = (reason: string): SmsHandOverResult => ({ kind: 'later', reason });
export const unknown = (reason: string): SmsHandOverResult => ({ kind: 'unknown', reason });

/**
 * Why this message goes to nobody, whatever the way out. Checked where each part was made, and again at the last door:
 * what a provider makes of an odd number is its own (S-10).
 */
export function unfitness({ id, to, from, text }: Sms): SmsHandOverResult | undefined {
  if (!isPhoneNumber(to)) return refused('recipient', 'not-a-number');
  if (!isSmsSender(from)) return refused('configuration', 'not-a-sender');
  if (!plainId.test(id)) return refused('message', 'not-an-id');
  if (text === '') return refused('message', 'no-text');
  if (text.length > longestText) return refused('message', 'text-too-long');
  return unsendable.test(text) ? refused('message', 'text-unsendable') : undefined;
}
