import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { typedCode } from './typed-code.ts';

/** Every decimal digit of Unicode, in its order: each ten of them are 0 to 9. */
function decimalDigits(): string[] {
  const digits: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = point >= 0xd800 && point <= 0xdfff ? '' : String.fromCodePoint(point);
    if (/^\p{Nd}$/u.test(character)) digits.push(character);
  }
  return digits;
}

describe('a code as people type it', () => {
  it.each([
    ['plain', '123456'],
    ['with a blank in the middle', '123 456'],
    ['with blanks everywhere', ' 1 2 3\t4 5 6\n'],
    ['with a no-break blank', '123\u00a0456'],
    ['with a narrow blank', '123\u202f456'],
    ['with a hyphen', '123-456'],
    ['with a dash', '123\u2013456'],
    ['with a non-breaking hyphen', '123\u2011456'],
    ['with a soft hyphen', '123\u00ad456'],
    ['with a blank of no width', '123\u200b456'],
    ['behind a left-to-right mark', '\u200e123456'],
    ['behind a right-to-left mark', '\u200f123456\u200f'],
    ['in a direction embedding', '\u202a123456\u202c'],
    ['in a direction isolate', '\u2066123456\u2069'],
    ['in full width', '\uff11\uff12\uff13\uff14\uff15\uff16'],
    ['in full width with a full-width hyphen', '\uff11\uff12\uff13\uff0d\uff14\uff15\uff16'],
    ['in Arabic-Indic digits', '\u0661\u0662\u0663\u0664\u0665\u0666'],
    ['in Persian digits', '\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6'],
    ['in Devanagari', '\u0967\u0968\u0969\u096a\u096b\u096c'],
    ['in bold mathematical digits', '\u{1d7cf}\u{1d7d0}\u{1d7d1}\u{1d7d2}\u{1d7d3}\u{1d7d4}'],
    ['in monospace mathematical digits', '\u{1d7f7}\u{1d7f8}\u{1d7f9}\u{1d7fa}\u{1d7fb}\u{1d7fc}'],
    ['in two scripts at once', '12\u0663\u0664\uff156'],
  ])('%s is 123456', (_, typed) => {
    expect(typedCode(typed)).toBe('123456');
  });

  it('is right in every decimal digit of Unicode', () => {
    const digits = decimalDigits();
    const wrong = digits.filter(
      (digit, index) => typedCode(digit.repeat(6)) !== String(index % 10).repeat(6),
    );
    figure(`${wrong.length} of ${digits.length} decimal digits of Unicode are misread`);
    expect(digits.length % 10).toBe(0);
    expect(wrong).toEqual([]);
  });

  it.each([6, 7, 8, 9, 10])('S-20 may have %i digits', (length) => {
    expect(typedCode('7'.repeat(length))).toBe('7'.repeat(length));
  });

  it.each([
    ['nothing', ''],
    ['five digits', '12345'],
    ['five digits and a blank', '12345 '],
    ['five digits in full width', '\uff11\uff12\uff13\uff14\uff15'],
    ['five digits and a letter', '12345a'],
    ['five digits and a look-alike', '12345O'],
    ['five digits and a mark', '12345\u0301'],
    ['eleven digits', '12345678901'],
    ['a sign', '+123456'],
    ['a point', '123.456'],
    ['a comma', '123,456'],
    ['a fraction', '12345\u00bd'],
    ['an exponent', '1e6'],
    ['hexadecimal', '0x1234'],
    ['Roman numerals', '\u2160\u2161\u2162\u2163\u2164\u2165'],
    ['Chinese numerals', '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d'],
    ['a zero character', '123456\u0000'],
    ['two codes', '123456 654321'],
    ['brackets', '{"$gt":""}'],
  ])('S-20 is no code: %s', (_, typed) => {
    expect(typedCode(typed)).toBeUndefined();
  });
});
