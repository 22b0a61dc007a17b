import type { StoreAnswer } from '@latchkey/credentials';
import type { Answer } from '@latchkey/outbound';
import { jsonOf } from '../over-http/json-answer.ts';
import { ofBareStatus, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';
import { errorResponse } from './schemas.ts';

/** By the status, and by what a refused request was about where the provider says so (RFC 7644, 3.12). */
const refusals: Readonly<Record<string, StoreAnswer>> = {
  // A password that breaks a rule of the provider; which one it is has no word.
  400: rejected('policy'),
  '400 mutability': rejected('account-protected'),
  '400 noTarget': rejected('not-supported'),
  '400 invalidPath': rejected('not-supported'),
  '400 invalidSyntax': rejected('not-supported'),
  '403 mutability': rejected('account-protected'),
  '403 sensitive': rejected('account-protected'),
  403: rejected('account-protected'),
  404: rejected('account-missing'),
  // Another version by now, or another account in the way.
  409: unavailable,
  412: unavailable,
  501: rejected('not-supported'),
};

/** What a failed PATCH means. Only an error that is told as SCIM tells it says something about the account. */
export function ofRefusedPatch(answer: Answer): StoreAnswer {
  const { status } = answer;
  const told = errorResponse.safeParse(jsonOf(answer));
  const isTold = told.success && told.data.status === String(status);
  if (!isTold) return status === 403 || status === 404 ? unknown : ofBareStatus(status);
  return refusals[`${status} ${told.data.scimType ?? ''}`] ?? refusals[status] ?? ofBareStatus(status);
}
