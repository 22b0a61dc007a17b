import { multiFactorLength, singleFactorLength } from '@latchkey/credentials';
import { pairs, phrases, repeated, withEndings, withRuns, wordsOf } from './variants.ts';

/** Nobody types more than this by habit; longer concatenations would only make the file larger. */
const longest = 32;

export type Origin = 'listed' | 'with ending' | 'with run' | 'pair' | 'repeated' | 'phrase';

export interface Part {
  readonly origin: Origin;
  /** Entries that no part before had. */
  readonly entries: number;
  /** Of these, long enough where a password stands alone. */
  readonly long: number;
}

export interface Blocklist {
  /** Sorted by their UTF-8 bytes. */
  readonly entries: readonly string[];
  readonly parts: readonly Part[];
}

/** The list that is shipped: what the source has, then what is generated from its most common words. */
export function composeBlocklist(passwords: readonly string[]): Blocklist {
  const words = wordsOf(passwords);
  const origins: readonly [Origin, readonly string[]][] = [
    ['listed', passwords],
    ['phrase', phrases()],
    ['with ending', withEndings(words)],
    ['with run', withRuns(words).filter(isLong)],
    ['repeated', repeated(words).filter(isLong)],
    ['pair', pairs(words).filter(isLong)],
  ];
  const known = new Set<string>();
  const parts = origins.map(([origin, candidates]) => {
    const fresh = [...new Set(candidates)].filter((each) => fits(each, origin) && !known.has(each));
    for (const each of fresh) known.add(each);
    return { origin, entries: fresh.length, long: fresh.filter(isLong).length };
  });
  return { entries: sorted(known), parts };
}

function codePoints(text: string): number {
  return Array.from(text).length;
}

function isLong(text: string): boolean {
  return codePoints(text) >= singleFactorLength;
}

function fits(text: string, origin: Origin): boolean {
  const length = codePoints(text);
  return length >= multiFactorLength && (length <= longest || origin === 'phrase' || origin === 'listed');
}

function sorted(entries: Iterable<string>): string[] {
  return [...entries].sort((a, b) => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')));
}
