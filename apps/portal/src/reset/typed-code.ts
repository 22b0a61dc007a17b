/** First digits of the decimal digits that people's keyboards write, besides ASCII. */
const DIGIT_ROWS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

/** The digits of a code as typed or pasted: spaces, dashes and foreign digits do no harm. */
export function typedCode(typed: string): string {
  const bare = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}\u2212._]/gu, '');
  return bare.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const row = DIGIT_ROWS.find((first) => code >= first && code < first + 10);
    return row === undefined ? digit : String(code - row);
  });
}
