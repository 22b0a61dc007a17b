import { comparisons, type Comparison } from '@latchkey/identity';
import { tokensOf, type Token } from './filter-tokens.ts';
import { ScimFault } from './scim-fault.ts';

/** A filter as it was written (RFC 7644, 3.4.2.2); names of attributes are as they were sent. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'present'; readonly path: string }
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly comparison: Comparison;
      readonly value: string | number | boolean | null;
    }
  /** `emails[…]`: all of it is said of one and the same value. */
  | { readonly kind: 'within'; readonly path: string; readonly of: Filter };

export const longestFilter = 2048;
const deepest = 16;
const mostComparisons = 64;

/** Throws ScimFault (invalidFilter). */
export function parseFilter(text: string): Filter {
  if (text.length > longestFilter) throw refused(`Write a filter of at most ${longestFilter} characters.`);
  const reader = new FilterReader(tokensOf(text));
  const filter = reader.whole();
  if (!reader.isAtEnd) throw refused('Something is left over behind the filter.');
  return filter;
}

/** `members[value eq "…"].display`: an attribute, which of its values, and a part of those. */
export interface AttributePath {
  readonly attribute: string;
  readonly filter: Filter | null;
  readonly part: string | null;
}

/** Throws ScimFault (invalidPath). */
export function parsePath(text: string): AttributePath {
  const malformed = () => new ScimFault('invalidPath', 'Write a path such as name.familyName.');
  if (text.length > longestFilter) throw malformed();
  const open = text.indexOf('[');
  if (open < 0) return isName(text) ? { attribute: text, filter: null, part: null } : fail(malformed());
  const close = text.lastIndexOf(']');
  const [attribute, rest] = [text.slice(0, open), text.slice(close + 1)];
  if (!isName(attribute) || close < open || !/^(?:\.[\w$-]+)?$/.test(rest)) throw malformed();
  const filter = parseFilter(text.slice(open + 1, close));
  return { attribute, filter, part: rest === '' ? null : rest.slice(1) };
}

function fail(error: Error): never {
  throw error;
}

function isName(text: string): boolean {
  return /^[A-Za-z][\w$:.-]*$/.test(text);
}

function refused(detail: string): ScimFault {
  return new ScimFault('invalidFilter', detail);
}

class FilterReader {
  private at = 0;
  private depth = 0;
  private compared = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** "and" binds closer than "or" (RFC 7644, 3.4.2.2). */
  whole(): Filter {
    const of = [this.conjunction()];
    while (this.takeWord('or')) of.push(this.conjunction());
    return of.length === 1 && of[0] ? of[0] : { kind: 'or', of };
  }

  private conjunction(): Filter {
    const of = [this.factor()];
    while (this.takeWord('and')) of.push(this.factor());
    return of.length === 1 && of[0] ? of[0] : { kind: 'and', of };
  }

  private factor(): Filter {
    if (this.takeWord('not')) {
      this.need('(');
      return { kind: 'not', of: this.nested(')') };
    }
    if (this.take('(')) return this.nested(')');
    const path = this.name();
    if (this.take('[')) return { kind: 'within', path, of: this.nested(']') };
    return this.expression(path);
  }

  private nested(close: ')' | ']'): Filter {
    this.depth += 1;
    if (this.depth > deepest) throw refused(`Nest a filter at most ${deepest} levels deep.`);
    const filter = this.whole();
    this.need(close);
    this.depth -= 1;
    return filter;
  }

  private expression(path: string): Filter {
    this.compared += 1;
    if (this.compared > mostComparisons) throw refused(`Compare at most ${mostComparisons} times.`);
    if (this.takeWord('pr')) return { kind: 'present', path };
    const operator = this.next()?.text.toLowerCase();
    const comparison = comparisons.find((known) => known === operator);
    if (!comparison) throw refused(`Compare by one of: pr, ${comparisons.join(', ')}.`);
    return { kind: 'compare', path, comparison, value: this.value() };
  }

  private value(): string | number | boolean | null {
    const token = this.next();
    if (token?.kind === 'value') return token.value;
    const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(word)) return Number(word);
    throw refused('Compare with a text in double quotes, a number, true, false or null.');
  }

  private name(): string {
    const token = this.next();
    if (token?.kind === 'word' && isName(token.text)) return token.text;
    throw refused('The name of an attribute is missing.');
  }

  private next(): Token | undefined {
    this.at += 1;
    return this.tokens[this.at - 1];
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.at];
    const isThere = token?.kind === 'sign' && token.text === sign;
    if (isThere) this.at += 1;
    return isThere;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    const isThere = token?.kind === 'word' && token.text.toLowerCase() === word;
    if (isThere) this.at += 1;
    return isThere;
  }

  private need(sign: string): void {
    if (!this.take(sign)) throw refused(`A "${sign}" is missing.`);
  }
}
