import { rejectionReasons } from '@latchkey/credentials';
import { TenantContext, Unavailable } from '@latchkey/kernel';
import { TooManyRequests } from '../brake/errors.ts';

/** Reserved for names (RFC 2606): no mail ever reaches anybody there. */
export const magicDomain = 'test.latchkey.example';

/** What the mock store that succeeds answers in place of success. */
export const magicStoreWords = [
  ...rejectionReasons,
  'unavailable',
  'unknown',
  'pending',
  'locked',
  'slow',
] as const;

/** What a person of the test environment may be: the word behind the plus of their name says how their resets go. */
export const magicWords = ['', 'expired', ...magicStoreWords] as const;
export type MagicWord = (typeof magicWords)[number];

/** Answers that are given before anybody is looked for. Nobody needs to have such a name. */
const before: Readonly<Record<string, () => Error>> = {
  throttled: () => new TooManyRequests(60),
  failing: () => new Unavailable('a magic identifier asked for it'),
};

export function magicName(word: MagicWord): string {
  return word === '' ? 'person' : `person+${word}`;
}

/** The word of an address of the magic domain; undefined for any other, and for all in the live environment. */
export function magicWordOf(address: string | null): string | undefined {
  if (TenantContext.current().environment !== 'test') return undefined;
  const [name = '', domain] = (address ?? '').toLowerCase().split('@');
  return domain === magicDomain ? (name.split('+')[1] ?? '') : undefined;
}

/** Throws what a magic identifier asks for. */
export function refuseMagically(identifier: string): void {
  const refusal = before[magicWordOf(identifier.trim()) ?? ''];
  if (refusal) throw refusal();
}

/** The code that every magic person is mailed, in the length that the verification wants. */
export function magicCode(length: number): string {
  return '42'.repeat(5).slice(0, length);
}
