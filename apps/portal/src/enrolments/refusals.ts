import type { EnrolFault, EnrolProblem } from '@latchkey/ui';
import type { Refusal } from '../public-api-outcome.ts';

export interface ToldRefusal {
  readonly status: number;
  readonly problems: readonly EnrolProblem[];
}

const OF_PHONE: Readonly<Record<string, EnrolFault>> = {
  'country-missing': 'phone-required',
  'country-unknown': 'phone-required',
  'destination-closed': 'phone-closed',
  'premium-rate': 'phone-closed',
};

const OF_ANSWER: Readonly<Record<string, EnrolFault>> = {
  'too-short': 'answer-short',
  'too-long': 'answer-long',
  repeated: 'answer-repeated',
  'own-name': 'answer-own-name',
  'in-question': 'answer-in-question',
  common: 'answer-common',
};

const OF_CODE: Readonly<Record<string, { readonly status: number; readonly fault: EnrolFault }>> = {
  'password-not-confirmed': { status: 403, fault: 'password-refused' },
  'idempotency-key-reused': { status: 409, fault: 'stale-form' },
  'sms-held-back': { status: 429, fault: 'held-back' },
  'sms-not-offered': { status: 409, fault: 'unable' },
  'enrolment-not-confirmed': { status: 422, fault: 'code-refused' },
};

/** A refusal of public-api in words of the page. `chosen`: questions, row by row. One that is not known is `rejected`. */
export function toldRefusal(refusal: Refusal, chosen: readonly string[] = []): ToldRefusal {
  const known = OF_CODE[refusal.code];
  if (known) return { status: known.status, problems: [{ fault: known.fault }] };
  const problems = refusal.errors.flatMap((error) => problemOf(error, chosen));
  return { status: 422, problems: problems.length > 0 ? problems : [{ fault: 'rejected' }] };
}

function problemOf(
  { pointer, code }: { readonly pointer: string; readonly code: string },
  chosen: readonly string[],
): EnrolProblem[] {
  const [, place, id = ''] = pointer.split('/');
  if (place === 'password') return [{ fault: 'password-refused' }];
  if (place === 'code') return [{ fault: 'code-refused' }];
  if (place === 'phone') return [{ fault: OF_PHONE[code] ?? 'phone-format' }];
  if (place !== 'answers') return [];
  const row = chosen.indexOf(id) + 1;
  const fault = OF_ANSWER[code];
  return fault && row > 0 ? [{ fault, field: `answer-${row}` }] : [{ fault: 'questions-changed' }];
}
