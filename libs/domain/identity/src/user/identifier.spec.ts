import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { identifierKey } from './identifier.ts';

/** Texts that look alike, fold alike or map alike somewhere, and are different accounts here. */
const confusable: readonly (readonly [string, string])[] = [
  // Case mappings that are not one to one (GitHub 2016, CVE-2019-19844)
  ['mike@example.com', 'm\u0131ke@example.com'],
  ['MIKE@example.com', 'M\u0130KE@example.com'],
  ['mike@example.com', 'mi\u0307ke@example.com'],
  ['strasse@example.com', 'stra\u00dfe@example.com'],
  ['stra\u00dfe@example.com', 'stra\u1e9ee@example.com'],
  ['sam@example.com', '\u017fam@example.com'],
  ['office@example.com', 'o\ufb03ce@example.com'],
  ['first@example.com', 'first@example.com'.replace('fi', '\ufb01')],
  ['fluffy@example.com', '\ufb02uffy@example.com'],
  ['stop@example.com', '\ufb06op@example.com'],
  ['njegos@example.com', '\u01ccegos@example.com'],
  ['ljiljana@example.com', '\u01c9iljana@example.com'],
  ['\u03c3@example.com', '\u03c2@example.com'],
  ['\u00b5@example.com', '\u03bc@example.com'],
  ['\u03b8@example.com', '\u03d1@example.com'],
  ['\u00e5se@example.com', '\u00c5se@example.com'],
  ['\u00f6zil@example.com', '\u00d6zil@example.com'],
  ['\u00e9tienne@example.com', '\u00c9tienne@example.com'],
  ['\u0434\u0438\u043c\u0430@example.com', '\u0414\u0438\u043c\u0430@example.com'],
  ['\u03b1\u03b4\u03b1@example.com', '\u0391\u03b4\u03b1@example.com'],
  // Compatibility forms (GHSA-7rqj-j65f-68wh)
  ['ada@example.com', 'ada\uff20example.com'],
  ['ada@example.com', 'ada\ufe6bexample.com'],
  ['ada@example.com', '\uff41da@example.com'],
  ['ada@example.com', 'ada@\uff45xample.com'],
  ['ada@example.com', 'ada@example\uff0ecom'],
  ['ada@example.com', 'ada@example\u3002com'],
  ['ada@example.com', 'ada@example\uff61com'],
  ['ada@example.com', '\u{1d5ba}da@example.com'],
  ['ada@example.com', '\u24d0da@example.com'],
  ['ada@example.com', '\u00aada@example.com'],
  ['ada1@example.com', 'ada\u00b9@example.com'],
  ['ada1@example.com', 'ada\u2460@example.com'],
  ['ada1@example.com', 'ada\uff11@example.com'],
  ['ada1@example.com', 'ada\u0661@example.com'],
  ['ada1@example.com', 'ada\u{1d7cf}@example.com'],
  ['ada.l@example.com', 'ada\u2024l@example.com'],
  ['ada...l', 'ada\u2026l'],
  ['no1', '\u21161'],
  ['tm', '\u2122'],
  ['iv@example.com', '\u2173@example.com'],
  ['adam@example.com', 'ada\u33a1@example.com'],
  // Look-alikes of other scripts
  ['ada@example.com', '\u0430da@example.com'],
  ['ada@example.com', '\u0251da@example.com'],
  ['eve@example.com', '\u0435ve@example.com'],
  ['oscar@example.com', '\u043escar@example.com'],
  ['oscar@example.com', '\u03bfscar@example.com'],
  ['paypal@example.com', 'p\u0430ypal@example.com'],
  ['xena@example.com', '\u0445ena@example.com'],
  ['cyril@example.com', '\u0441yril@example.com'],
  ['igor@example.com', '\u0456gor@example.com'],
  ['jens@example.com', '\u0458ens@example.com'],
  ['sven@example.com', '\u0455ven@example.com'],
  ['hanna@example.com', '\u04bbanna@example.com'],
  ['bella@example.com', 'be\u0406\u0406a@example.com'],
  ['ada@example.com', 'ada@ex\u0430mple.com'],
  ['rn@example.com', 'm@example.com'],
  ['l1@example.com', 'll@example.com'],
  ['o0@example.com', 'oo@example.com'],
  // Marks, dots, tags
  ['ada@example.com', '\u00e0da@example.com'],
  ['ada@example.com', 'a\u0301da@example.com'],
  ['ada@example.com', 'ada\u0338@example.com'],
  ['ada@example.com', 'a.da@example.com'],
  ['ada@example.com', 'ada+reset@example.com'],
  ['ada@example.com', 'ada@example.com.'],
  ['ada@example.com', 'ada@example.co'],
  ['ada lovelace', 'ada  lovelace'],
  ['ada lovelace', 'ada\u00a0lovelace'],
  ['ada-lovelace', 'ada\u2010lovelace'],
  ['ada-lovelace', 'ada\u2212lovelace'],
  ["d'arc", 'd\u2019arc'],
  // Characters that cannot be seen, or are none
  ['ada@example.com', 'a\u200bda@example.com'],
  ['ada@example.com', 'a\u200dda@example.com'],
  ['ada@example.com', 'a\u00adda@example.com'],
  ['ada@example.com', '\u202eada@example.com'],
  ['ada@example.com', 'ada\u2066@example.com'],
  ['ada@example.com', 'ada@example.com\u0000'],
  ['ada@example.com', 'ada\u0000@example.com'],
  ['ada@example.com', 'ada@example.com\n,eve@example.com'],
  ['ada\ufffd', 'ada\ud800'],
  ['ada\ufffd', 'ada\udfff'],
];

describe('an identifier', () => {
  it(`S-03 never matches a look-alike`, () => {
    const crossed = confusable.filter(([one, other]) => {
      const key = identifierKey(one);
      return key === undefined || key === identifierKey(other);
    });
    figure(`${crossed.length} cross matches over ${confusable.length} confusable pairs`);
    expect(confusable.length).toBeGreaterThanOrEqual(60);
    expect(crossed).toEqual([]);
  });

  it.each([
    ['ASCII letters of either case', 'Ada@Example.COM', 'ada@example.com'],
    ['blanks around it', ' \t ada@example.com \u00a0', 'ada@example.com'],
    ['a letter and its mark', 'e\u0301tienne', '\u00e9tienne'],
    ['the sign for Kelvin, which Unicode says is a K', '\u212aarl', 'karl'],
    ['the sign for Ångström, which Unicode says is an Å', '\u212bse', '\u00c5se'],
  ])('S-03 is the same with %s', (_, typed, key) => {
    expect(identifierKey(typed)).toBe(key);
    expect(identifierKey(key)).toBe(key);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\u3000 '],
    ['more than 254 octets', 'a'.repeat(255)],
    ['fewer characters that are more than 254 octets', '\u00e9'.repeat(128)],
    ['a line break', 'ada\nlovelace'],
    ['a zero', 'ada\u0000'],
    ['a character without width', 'ada\u200b'],
    ['a direction mark', '\u202eada'],
    ['half a surrogate pair', 'ada\ud800'],
  ])('S-02 cannot be %s', (_, typed) => {
    expect(identifierKey(typed)).toBeUndefined();
  });

  it('S-02 may have 254 octets', () => {
    expect(identifierKey('a'.repeat(254))).toBe('a'.repeat(254));
    expect(identifierKey('\u00e9'.repeat(127))).toHaveLength(127);
  });

  it('S-03 is its own key once it is one: normalising happens once', () => {
    for (const text of confusable.flat()) {
      const key = identifierKey(text);
      if (key !== undefined) expect(identifierKey(key)).toBe(key);
    }
  });
});
