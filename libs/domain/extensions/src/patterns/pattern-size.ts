import { tokensOf, type PatternToken } from './pattern-token.ts';

/** What a piece unfolds to, and how much of that is counted against the limit. */
interface Size {
  readonly unfolded: number;
  readonly counted: number;
  /** Whether it is one character of a small set, however often. */
  readonly isPlain: boolean;
}

/** So many repeats of one plain character count as one step: there is no choice in them and little to search. */
const plainDiscount = 2;
/** Characters of a class in brackets that one look at a character of the input pays for. */
const classCharacters = 24;

/**
 * How many steps a pattern unfolds to, told before it is compiled: `(…){1000}` is a thousand copies, and compiling a
 * pattern that the engine would accept can take longer than any evaluation. A single plain character that is repeated
 * counts less, as long as no group around it is repeated as well: only then do copies multiply.
 */
export function unfoldedSize(pattern: string): number {
  const open: Size[][] = [];
  let sizes: Size[] = [];
  for (const token of tokensOf(pattern)) {
    if (token.kind === 'open') {
      open.push(sizes);
      sizes = [];
    } else if (token.kind === 'close') {
      const inside = sum([...sizes, one]);
      sizes = open.pop() ?? [];
      sizes.push(inside);
    } else if (token.kind === 'repeat') {
      sizes.push(repeated(sizes.pop() ?? one, timesOf(token.text)));
    } else {
      sizes.push(sizeOf(token));
    }
  }
  return sum([...open.flat(), ...sizes]).counted;
}

const one: Size = { unfolded: 1, counted: 1, isPlain: false };

/** A property of Unicode is hundreds of ranges, which are searched for every character: each counts as a step more. */
function sizeOf({ kind, text }: PatternToken): Size {
  if (text.startsWith('\\Q')) return { unfolded: text.length, counted: text.length, isPlain: false };
  const properties = text.match(/\\[pP]/g)?.length ?? 0;
  const size = 1 + properties + Math.floor(text.length / classCharacters);
  return {
    unfolded: size,
    counted: size,
    isPlain: kind === 'one' && size === 1 && /^[\x20-\x7e]+$/.test(text),
  };
}

function repeated(size: Size, times: number): Size {
  const unfolded = size.unfolded * times;
  if (!size.isPlain) return { unfolded, counted: unfolded, isPlain: false };
  return { unfolded, counted: Math.max(1, Math.ceil(times / plainDiscount)), isPlain: false };
}

function timesOf(quantifier: string): number {
  const [, least = '1', most = ''] = /^\{(\d+)(?:,(\d*))?\}/.exec(quantifier) ?? [];
  return Math.max(1, Number(least), Number(most));
}

function sum(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (all, each) => ({
      unfolded: all.unfolded + each.unfolded,
      counted: all.counted + each.counted,
      isPlain: false,
    }),
    { unfolded: 0, counted: 0, isPlain: false },
  );
}
