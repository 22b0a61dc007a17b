import type { LockState, StoreAnswer } from '@latchkey/credentials';
import type { Answer } from '@latchkey/outbound';
import { jsonOf } from '../over-http/json-answer.ts';
import { applied, ofBareStatus, rejected, unavailable } from '../over-http/plain-answers.ts';
import { scalarAt } from './json-pointer.ts';
import type { AnswerCondition, Described, LockStateOperation } from './operation-description.ts';
import { filled, type PlaceholderValues } from './placeholders.ts';

/** An answer beside what was sent, which it may repeat. */
export interface Answered {
  readonly answer: Answer;
  readonly sent: PlaceholderValues;
}

/**
 * What an answer means by its description: the refusals first, since many interfaces refuse with 200. What nobody has
 * described is `unknown`, unless HTTP itself says that the request was not carried out.
 */
export function ofRestAnswer(
  operation: Described & { readonly success: AnswerCondition },
  answered: Answered,
): StoreAnswer {
  const refusal = refusalIn(operation, answered);
  if (refusal) return refusal;
  return isSuccess(operation.success, answered) ? applied : ofBareStatus(answered.answer.status);
}

export function refusalIn({ refused, later }: Described, answered: Answered): StoreAnswer | undefined {
  const refusal = refused.find((each) => holds(each, answered));
  if (refusal) return rejected(refusal.because);
  return later.some((each) => holds(each, answered)) ? unavailable : undefined;
}

export function isSuccess(condition: AnswerCondition, answered: Answered): boolean {
  const { statuses, at } = condition;
  if (at !== undefined) return holds(condition, answered);
  // A body that nobody has described may say anything: a page of a hotel comes with 200 as well.
  return statuses.includes(answered.answer.status) && answered.answer.body.length === 0;
}

export function lockStateIn({ success }: LockStateOperation, { answer }: Answered): LockState {
  if (!success.statuses.includes(answer.status)) return 'unknown';
  const found = scalarAt(jsonOf(answer), success.at);
  if (found === undefined) return 'unknown';
  if (success.locked.map(String).includes(found)) return 'locked';
  return success.notLocked.map(String).includes(found) ? 'not_locked' : 'unknown';
}

function holds({ statuses, at, values = [] }: AnswerCondition, { answer, sent }: Answered): boolean {
  if (!statuses.includes(answer.status) || at === undefined) return statuses.includes(answer.status);
  const found = scalarAt(jsonOf(answer), at);
  return found !== undefined && values.some((each) => filled(String(each), sent) === found);
}
