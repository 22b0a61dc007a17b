import { RE2JS } from 're2js';
import { tokensOf, type PatternToken } from './pattern-token.ts';

/** What a piece unfolds to, and how much of that is counted against the limit. */
interface Size {
  readonly unfolded: number;
  readonly counted: number;
  /** Whether it is one character of a small set. */
  readonly isPlain: boolean;
}

/** So many repeats of one plain character count as one step where the search is never at two of them at once. */
const plainDiscount = 2;
/** Characters of a class in brackets that one look at a character of the input pays for. */
const classCharacters = 24;

/**
 * How many steps a pattern unfolds to, told before it is compiled: `(…){1000}` is a thousand copies, and compiling a
 * pattern that the engine would accept can take longer than any evaluation. A single plain character that is repeated
 * counts less, as long as no group around it is repeated as well, since then copies multiply, and as long as it is
 * certain where in the text it begins, since else the search is at all of its copies at once.
 */
export function unfoldedSize(pattern: string): number {
  const tokens = tokensOf(pattern);
  const places = new Places(tokens);
  const open: Size[][] = [];
  let sizes: Size[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'open') {
      open.push(sizes);
      sizes = [];
    } else if (token.kind === 'close') {
      const inside = sum([...sizes, one]);
      sizes = open.pop() ?? [];
      sizes.push(inside);
    } else if (token.kind === 'repeat') {
      sizes.push(repeated(sizes.pop() ?? one, timesOf(token.text), places.discountAt(at)));
    } else {
      sizes.push(sizeOf(token));
    }
  });
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

function repeated(size: Size, { least, most }: Times, discount: Discount): Size {
  const unfolded = size.unfolded * most;
  if (!size.isPlain || discount === 'none') return { unfolded, counted: unfolded, isPlain: false };
  const half = Math.max(1, Math.ceil(most / plainDiscount));
  return { unfolded, counted: discount === 'alone' ? Math.max(least, half) : half, isPlain: false };
}

interface Times {
  readonly least: number;
  readonly most: number;
}

function timesOf(quantifier: string): Times {
  const [, least = '1', most = ''] = /^\{(\d+)(?:,(\d*))?\}/.exec(quantifier) ?? [];
  return { least: Number(least), most: Math.max(1, Number(least), Number(most)) };
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

/** `alone`: the whole pattern is this one repeat, whose search is over with the least that it needs. */
type Discount = 'certain' | 'alone' | 'none';

/**
 * For each repeat, whether it is certain where in the text it begins: behind an anchor and pieces of fixed length, or
 * behind a literal that the varying piece before it cannot take for its own, as in `^[a-z]{1,64}@[a-z]{1,190}$`.
 */
class Places {
  private readonly discounts = new Map<number, Discount>();

  constructor(tokens: readonly PatternToken[]) {
    if (tokens.some(({ kind, text }) => kind === 'alternative' || isMultiLine(text))) return;
    let [isCertain, varying]: [boolean, string | undefined] = [false, undefined];
    tokens.forEach(({ kind, text }, at) => {
      if (isAnchor(text)) isCertain = true;
      else if (kind === 'repeat') {
        const repeatedToken = tokens[at - 1];
        this.discounts.set(at, isCertain ? 'certain' : 'none');
        const isFixed = /^\{[1-9]\d*\}/.test(text);
        varying = isCertain && !isFixed && repeatedToken?.kind === 'one' ? repeatedToken.text : undefined;
        isCertain &&= isFixed;
      } else if (varying !== undefined && kind === 'one') {
        isCertain = tokens[at + 1]?.kind !== 'repeat' && isApart(varying, text);
        varying = undefined;
      }
    });
    const shown = tokens.flatMap((token, at) => (isFlags(token.text) ? [] : [{ ...token, at }]));
    const [first, second] = shown;
    if (shown.length === 2 && first?.kind === 'one' && second?.kind === 'repeat' && !isAnchor(first.text))
      this.discounts.set(second.at, 'alone');
  }

  discountAt(at: number): Discount {
    return this.discounts.get(at) ?? 'none';
  }
}

function isAnchor(text: string): boolean {
  return text === '^' || text === '\\A';
}

/** There an anchor stands at the beginning of every line. */
function isMultiLine(text: string): boolean {
  return /^\(\?[A-Za-z]*m/.test(text);
}

function isFlags(text: string): boolean {
  return /^\(\?[A-Za-z-]+\)$/.test(text);
}

/** Whether a piece never takes this literal, in whatever letter case. */
function isApart(piece: string, literal: string): boolean {
  if (!/^[\x21-\x7e]$/.test(literal) || /^[.^$]$/.test(literal)) return false;
  try {
    return !RE2JS.compile(`(?is)^(?:${piece})$`).test(literal);
  } catch {
    return false;
  }
}
