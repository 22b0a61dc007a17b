import { InvalidInput } from '@latchkey/kernel';
import { fault, patternLimits, Patterns, type PatternList } from './pattern-list.ts';
import { tokensOf, type PatternToken } from './pattern-token.ts';

const start = /^(?:\(\?([is]+)\))?(?:\^|\\A)/;

/**
 * Almost every pattern for passwords is a row of look-aheads at the start: `^(?=.*\d)(?!.*\s).{8,}$`. Each of them asks
 * the whole text one question, so the row becomes a list of patterns. Everything else that needs to look around is
 * refused by name. Throws InvalidInput.
 */
export function importPattern(pattern: string, pointer = ''): PatternList {
  if (pattern.length > patternLimits.pattern) {
    Patterns.of({ mustMatch: [pattern], mustNotMatch: [] }, pointer);
  }
  const list = split(pattern, pointer);
  try {
    Patterns.of(list);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    // The caller gave one pattern, so its parts have no pointer of their own.
    throw new InvalidInput(error.errors.map((each) => ({ ...each, pointer })));
  }
  return list;
}

function split(pattern: string, pointer: string): PatternList {
  const whole = { mustMatch: [pattern], mustNotMatch: [] };
  const [head, flags] = start.exec(pattern) ?? [];
  if (head === undefined) return whole;
  const anchor = flags === undefined ? '^' : `(?${flags})^`;
  const tokens = tokensOf(pattern.slice(head.length));
  const found: { must: string[]; mustNot: string[] } = { must: [], mustNot: [] };
  let at = 0;
  for (;;) {
    const opening = tokens[at]?.text;
    if (opening !== '(?=' && opening !== '(?!') break;
    const end = endOfGroup(tokens, at);
    const inside = textOf(tokens.slice(at + 1, end));
    (opening === '(?=' ? found.must : found.mustNot).push(`${anchor}(?:${inside})`);
    at = end + 1;
    refuseRepeated(tokens[at], pointer);
  }
  const rest = tokens.slice(at);
  if (at === 0) return whole;
  refuseAlternatives(rest, pointer);
  if (rest.length > 0) found.must.push(`${anchor}${textOf(rest)}`);
  return { mustMatch: found.must, mustNotMatch: found.mustNot };
}

/** The look-ahead would stand before one alternative only, and not before the whole. */
function refuseAlternatives(rest: readonly PatternToken[], pointer: string): void {
  let depth = 0;
  for (const { kind } of rest) {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (kind !== 'alternative' || depth > 0) continue;
    const detail = 'Put the alternatives behind the look-aheads into a group: (?:…|…).';
    throw new InvalidInput([fault(pointer, 'pattern-construct', detail)]);
  }
}

function refuseRepeated(next: PatternToken | undefined, pointer: string): void {
  if (next?.kind !== 'repeat') return;
  throw new InvalidInput([fault(pointer, 'pattern-construct', 'A look-ahead cannot be repeated.')]);
}

/** Where the group that opens at `from` closes; behind the end when it never does, which the compiler then tells. */
function endOfGroup(tokens: readonly PatternToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === 'open') depth += 1;
    if (tokens[at]?.kind === 'close') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function textOf(tokens: readonly PatternToken[]): string {
  return tokens.map(({ text }) => text).join('');
}
