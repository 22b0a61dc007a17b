import type { DeliveryFailure, SmsHandOverResult, SmsRefusalCause } from '@latchkey/messaging';
import { later, refused, unknown } from '../sms/fitness.ts';

/** Twilio's own numbers (its error dictionary): who a refusal is about. */
const causes: Readonly<Record<SmsRefusalCause, readonly number[]>> = {
  recipient: [21211, 21214, 21217, 21612, 21614, 21635],
  'opted-out': [21610],
  message: [21602, 21605, 21617, 21618, 21658],
  configuration: [
    // Account, key, credit
    ...[10001, 20003, 20004, 20005, 20006, 20008, 20403, 20404, 30002],
    // Countries that are not open, numbers that a trial may not call
    ...[21408, 21219, 21608],
    // Sender and messaging service
    ...[21212, 21603, 21606, 21659, 21660, 21701, 21703, 21704, 21705],
    // The address for reports
    ...[21609],
  ],
  unspecified: [],
};
/** Too much at once; nothing was taken. */
const notNow = new Set([14107, 20429, 21611, 30001, 63038]);

const causeOf = new Map(
  (Object.entries(causes) as [SmsRefusalCause, readonly number[]][]).flatMap(([cause, codes]) =>
    codes.map((code) => [code, cause] as const),
  ),
);

/**
 * What an answer that is no acceptance means. `code` is Twilio's number, from the body. A failure without one came from
 * something before Twilio, which cannot know whether the message went on.
 */
export function ofRefusal(status: number, code: number | undefined): SmsHandOverResult {
  const reason = code === undefined ? `status-${status}` : `twilio-${code}`;
  if (status === 429 || status === 503 || notNow.has(code ?? 0)) return later(reason);
  if (status >= 500) return code === undefined ? unknown(reason) : later(reason);
  if (status < 400) return unknown(reason);
  const known = causeOf.get(code ?? 0);
  if (known) return refused(known, reason);
  return refused([401, 403, 404].includes(status) ? 'configuration' : 'unspecified', reason);
}

const failures: Readonly<Record<DeliveryFailure, readonly number[]>> = {
  recipient: [21211, 21214, 21612, 21614, 21635, 30005, 30006],
  unreachable: [30003, 30017, 30036],
  blocked: [21610, 30004, 30007],
  configuration: [21212, 21408, 21606, 21659, 30002, 30010, 30018, 30022, 30023, 30024, 30032, 30034, 30035],
  unspecified: [],
};

export function failureOf(code: number): DeliveryFailure {
  const found = (Object.entries(failures) as [DeliveryFailure, readonly number[]][]).find(([, codes]) =>
    codes.includes(code),
  );
  return found?.[0] ?? 'unspecified';
}
