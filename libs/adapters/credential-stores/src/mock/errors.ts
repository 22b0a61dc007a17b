import { rejectionReasons, type StoreAnswer, type StoreAttempt } from '@latchkey/credentials';
import { minutes, seconds } from '@latchkey/kernel';
import { applied, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';

/** What each mock answers to everything that would change an account. */
export const mockAnswers = {
  'mock-success': applied,
  /** Final: nobody tries again. */
  'mock-fatal': rejected('account-protected'),
  /** Nothing was done, and trying again may help. */
  'mock-nonfatal': unavailable,
  'mock-unreachable': unavailable,
} as const satisfies Record<string, StoreAnswer>;

export type MockKey = keyof typeof mockAnswers;
export const mockKeys = Object.keys(mockAnswers) as MockKey[];

/** Ends of user names by which the mock that succeeds answers something else: `ada+history`. */
const magic: ReadonlyMap<string, StoreAnswer> = new Map<string, StoreAnswer>([
  ...rejectionReasons.map((reason) => [reason, rejected(reason)] as const),
  ['unavailable', unavailable],
  ['unknown', unknown],
]);

/** Milliseconds that a slow account takes: more than a person likes to wait for, and less than a page waits. */
export const slowAnswer = seconds(8);

export function isSlow(key: MockKey, userName: string): boolean {
  return key === 'mock-success' && magicWord(userName) === 'slow';
}

/** How long an external system that does not exist has time to answer. */
const pendingTime = minutes(10);

/** The word behind the last plus, without the domain of an address. */
export function magicWord(userName: string): string {
  return /\+([a-z-]+)(?:@|$)/.exec(userName)?.[1] ?? '';
}

export function ofMock(key: MockKey, userName: string, { changeId }: StoreAttempt): StoreAnswer {
  if (key === 'mock-success' && magicWord(userName) === 'pending')
    return { kind: 'pending', ticket: changeId, deadline: new Date(Date.now() + pendingTime) };
  return (key === 'mock-success' ? magic.get(magicWord(userName)) : undefined) ?? mockAnswers[key];
}
