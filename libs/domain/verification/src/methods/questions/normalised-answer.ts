/** UTF-16 units; longer than any answer that is kept. */
const longestTyped = 1024;

const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cs}]/gu;
const blank = /[\s\p{Cc}]+/gu;

/**
 * An answer as it is compared: NFKC, case folded, blanks collapsed and taken away around it, and nothing in it that
 * cannot be seen (Unicode's NFKC_Casefold). Upper case first, so that ß and ss, ς and σ become one. Undefined when it is
 * too long to look at.
 */
export function normalisedAnswer(typed: string): string | undefined {
  if (typed.length > longestTyped) return undefined;
  const visible = typed.normalize('NFKC').replaceAll(ignorable, '');
  const folded = visible.toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
  return folded.normalize('NFKC').replaceAll(blank, ' ').trim();
}
