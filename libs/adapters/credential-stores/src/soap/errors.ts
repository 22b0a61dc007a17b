import { rejectionReasons, type LockState, type StoreAnswer } from '@latchkey/credentials';
import { rejected, unavailable, unknown } from '../over-http/plain-answers.ts';

/** What a peer's refusal means, by the word in the detail of its fault. */
const refusals: ReadonlyMap<string, StoreAnswer> = new Map<string, StoreAnswer>([
  ...rejectionReasons.map((reason) => [reason, rejected(reason)] as const),
  ['busy', unavailable],
  ['not-authenticated', unavailable],
  // A newer attempt was there first: the outcome is that one's to tell.
  ['superseded', unknown],
]);

export function ofRefusal(word: string): StoreAnswer {
  return refusals.get(word) ?? unknown;
}

const lockStates: readonly string[] = ['locked', 'not_locked'] satisfies LockState[];

export function lockStateOf(word: string): LockState {
  return lockStates.includes(word) ? (word as LockState) : 'unknown';
}
