const ignored = /[\s\p{Pd}\u2010-\u2015\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A code as people type and paste it: spaces, dashes, direction marks, full-width or Arabic-Indic digits. Answers
 * ASCII digits, or undefined when it is no code of 6 to 10 digits.
 */
export function typedCode(typed: string): string | undefined {
  const compact = typed.normalize('NFKC').replace(ignored, '');
  if (!/^\p{Nd}{6,10}$/u.test(compact)) return undefined;
  return Array.from(compact, (digit) => String(digitValue(digit))).join('');
}

/** Unicode gives each script's decimal digits ten consecutive places, zero first; some scripts follow one another. */
function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
