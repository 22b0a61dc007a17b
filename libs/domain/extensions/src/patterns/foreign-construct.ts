import { tokensOf } from './pattern-token.ts';

/** What other engines know and a linear-time engine cannot do, or spells in another way. */
const constructs: readonly (readonly [RegExp, string])[] = [
  [/^\(\?=/, 'a look-ahead (?=…)'],
  [/^\(\?!/, 'a negative look-ahead (?!…)'],
  [/^\(\?<=/, 'a look-behind (?<=…)'],
  [/^\(\?<!/, 'a negative look-behind (?<!…)'],
  [/^\(\?>/, 'an atomic group (?>…)'],
  [/^\(\?\(/, 'a condition (?(…)…)'],
  [/^\(\?(?:R|[+-]?\d|&|P>)/, 'a recursion'],
  [/^\(\?#/, 'a comment (?#…)'],
  [/^\(\?\|/, 'a branch reset (?|…)'],
  [/^\(\?P=/, 'a back-reference'],
  [/^\\(?:[1-9]|k)/, 'a back-reference'],
  [/^(?:[*+?]|\{.*\})\+$/, 'a possessive quantifier'],
  [/^\\G/, 'the anchor \\G'],
  [/^\\Z/, 'the anchor \\Z; write \\z'],
  [/^\\[KRXhHRcu]/, 'an escape that this engine does not have'],
];

/** Undefined when there is none. */
export function foreignConstruct(pattern: string): string | undefined {
  for (const { text } of tokensOf(pattern)) {
    const known = constructs.find(([shape]) => shape.test(text));
    if (known) return known[1];
  }
  return undefined;
}
