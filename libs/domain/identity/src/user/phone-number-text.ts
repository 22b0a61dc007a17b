import type { PhoneNumberFault } from './phone-number.ts';

/** Characters. The longest number with generous punctuation is half of it. */
const longest = 64;

/** The first of ten digits in each script that a telephone keyboard writes: full-width, Arabic, Persian. */
const zeros = [0xff10, 0x0660, 0x06f0];
const otherPunctuation: Readonly<Record<string, string>> = {
  '\uff0b': '+',
  '\uff08': '(',
  '\uff09': ')',
  '\uff0d': '-',
  '\uff0e': '.',
  '\uff0f': '/',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u3000': ' ',
};

/** As phone books and other systems write one. Looked for before letters are, to say what is wrong. */
const extension = /(?:;\s*ext\s*=|ext(?:ension|n)?\.?:?|x\.?|#)\s*\d{1,9}\s*$/i;
const several = /[,;|&\r\n]|\+.*\+/s;
const plain = /^\(?\+?\(?\d[\d ().-]*$/;

/**
 * The digits of what was typed, with its `+`, and nothing that a second reader could read in another way: no letters,
 * no invisible or turning characters, no second number behind the first. Stricter than the library on purpose.
 */
export function phoneNumberText(
  typed: string,
): { readonly digits: string } | { readonly fault: PhoneNumberFault } {
  if (typed.length > longest) return { fault: 'too-long' };
  const text = folded(typed).trim();
  if (extension.test(text)) return { fault: 'extension' };
  if (/\p{L}/u.test(text)) return { fault: 'letters' };
  if (several.test(text)) return { fault: 'several-numbers' };
  const whole = withoutSlash(text);
  if (whole === undefined) return { fault: 'several-numbers' };
  if (!plain.test(whole)) return { fault: 'not-a-number' };
  return { digits: whole.replace(/[^+\d]/g, '') };
}

function folded(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? (otherPunctuation[character] ?? character) : String(code - zero);
  }).join('');
}

/** One slash may end an area code (030/123456). Elsewhere it begins another number, or another ending of this one. */
function withoutSlash(text: string): string | undefined {
  const [area = '', rest, more] = text.split('/');
  if (rest === undefined) return text;
  const count = (part: string): number => part.replace(/\D/g, '').length;
  return more === undefined && count(area) <= 7 && count(rest) >= 5 ? `${area} ${rest}` : undefined;
}
