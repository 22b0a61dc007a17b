import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { randomInt } from 'node:crypto';
import { InMemoryBlocklist, ScriptedBreaches } from '../testing/in-memory-blocklist.ts';
import { StandardPasswordPolicy } from './standard-policy.ts';

const listed = ['password12345678', 'correct horse battery staple', 'sunshine', 'straße des 17. juni'];
const policy = (multiFactor = false, breaches = new ScriptedBreaches()) =>
  new StandardPasswordPolicy(multiFactor, new InMemoryBlocklist(listed), breaches);
const codesOf = async (
  typed: string,
  words: readonly string[] = [],
  multiFactor = false,
): Promise<string[]> => (await policy(multiFactor).examine(typed, words)).faults.map(({ code }) => code);

/** So many characters of an alphabet, in an order that is neither a repetition nor a sequence. */
function mixed(alphabet: readonly string[], length: number): string {
  return Array.from(
    { length },
    (_, n) => alphabet[(n * n * 7 + n * 3 + (n % 5) * 11) % alphabet.length],
  ).join('');
}

const latin = Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
const astral = Array.from({ length: 64 }, (_, n) => String.fromCodePoint(0x1f600 + n));
/** Letter and mark have no common form: each counts. */
const uncomposed = ['q\u0303', 'x\u0323', 'w\u0317'];
/** Letter and mark become one character in NFC: together they count once. */
const composed = ['e\u0301', 'a\u0308', 'o\u0302', 'u\u0300', 'n\u0303', 'c\u0327', 'i\u0308'];

describe('the length of a password', () => {
  it.each<[number, string[]]>([
    [1, ['too-short']],
    [14, ['too-short']],
    [15, []],
    [64, []],
    [256, []],
    [257, ['too-long']],
    [100_000, ['too-long']],
  ])('given %i code points where a password stands alone: %j', async (length, faults) => {
    expect(await codesOf(mixed(latin, length))).toEqual(faults);
    expect(await codesOf(mixed(astral, length))).toEqual(faults);
    expect(await codesOf(mixed(composed, length))).toEqual(faults);
  });

  it.each<[number, string[]]>([
    [7, ['too-short']],
    [8, []],
    [14, []],
  ])('given %i code points beside a second factor: %j', async (length, faults) => {
    expect(await codesOf(mixed(latin, length), [], true)).toEqual(faults);
    expect(await codesOf(mixed(astral, length), [], true)).toEqual(faults);
  });

  it('counts a mark that has no composed form as a code point of its own', async () => {
    expect(await codesOf(`${mixed(uncomposed, 7)}`)).toEqual(['too-short']);
    expect(await codesOf(`${mixed(uncomposed, 7)}a`)).toEqual([]);
  });

  it('is not counted in UTF-16 units or octets', async () => {
    expect(mixed(astral, 14)).toHaveLength(28);
    expect(await codesOf(mixed(astral, 14))).toEqual(['too-short']);
    expect(await codesOf(mixed(astral, 256))).toEqual([]);
  });
});

describe('what happens to a password', () => {
  it('nothing but NFC, for a thousand random ones', async () => {
    let silentChanges = 0;
    let composedByNfc = 0;
    for (let round = 0; round < 1000; round += 1) {
      const typed = randomPassword().normalize(round % 2 === 0 ? 'NFC' : 'NFD');
      const { password } = await policy().examine(typed, []);
      if (password !== typed.normalize('NFC')) silentChanges += 1;
      if (password !== typed) composedByNfc += 1;
    }
    figure(
      `${silentChanges} of 1,000 random passwords changed by more than NFC (${composedByNfc} were composed)`,
    );
    expect(silentChanges).toBe(0);
    expect(composedByNfc).toBeGreaterThan(100);
  });

  it.each([
    ['blanks around it', '  a password of many words  '],
    ['capitals', 'A Password Of MANY Words'],
    ['full-width letters', 'ｆｕｌｌ ｗｉｄｔｈ ｌｅｔｔｅｒｓ'],
    ['a ligature', 'the oﬃce of many ﬁnds'],
    ['a tab and a line break', 'words\tand\nmore words'],
    ['a soft hyphen and a joiner', 'soft\u00adhyphen\u200djoiner'],
    ['right-to-left text', 'كلمة مرور طويلة جدا'],
  ])('keeps %s as typed', async (_, typed) => {
    expect(await policy().examine(typed, [])).toEqual({ password: typed, faults: [] });
  });

  it('tells apart what only NFKC would make equal', async () => {
    const [ligature, letters] = ['the oﬃce of many ﬁnds', 'the office of many finds'];
    const passwords = [await policy().examine(ligature, []), await policy().examine(letters, [])];
    expect(passwords[0]?.password).not.toBe(passwords[1]?.password);
  });
});

describe('why a password is refused', () => {
  it.each<[string, string, string[]]>([
    ['nothing at all', '', ['required']],
    ['a zero character', 'a password of\u0000 many words', ['not-text']],
    ['half a surrogate pair', 'a password of \ud83d many words', ['not-text']],
    ['one on the list', 'password12345678', ['common']],
    ['one on the list in capitals', 'PassWord12345678', ['common']],
    ['one on the list in another normal form', 'straße des 17. juni'.normalize('NFD'), ['common']],
    ['one on the list that is also short', 'sunshine', ['too-short', 'common']],
    ['one character again and again', 'aaaaaaaaaaaaaaaaaaaa', ['common']],
    ['one word again and again', 'sunshinesunshinesunshine', ['common']],
    ['the alphabet', 'abcdefghijklmnopqrst', ['common']],
    ['the alphabet from behind', 'zyxwvutsrqponmlkjih', ['common']],
    ['digits that begin again', '12345678901234567890', ['common']],
    ['digits from behind', '98765432109876543210', ['common']],
  ])('%s: %j is %j', async (_, typed, codes) => {
    expect(await codesOf(typed)).toEqual(codes);
  });

  it.each([
    ['a listed one inside a longer one', 'password12345678 and four more words'],
    ['only lower case letters', 'mornings smell of rain'],
    ['only digits in no order', '8402957361047295'],
    ['only emoji', mixed(astral, 15)],
    ['another script', 'утром пахнет дождём'],
  ])('no rule of composition: %s may be used', async (_, typed) => {
    expect(await codesOf(typed)).toEqual([]);
  });

  it('says all reasons at once, in words that may be shown', async () => {
    const { faults } = await policy().examine('ada-1234', ['ada-', 'ada-1234']);
    expect(faults.map(({ code }) => code)).toEqual(['too-short', 'contains-context']);
    for (const { detail } of faults) expect(detail).toMatch(/^[A-Z][^<>{}]+\.$/);
    expect(faults.some(({ detail }) => detail.includes('ada'))).toBe(false);
  });

  const words = [
    'ada.lovelace',
    'ada.lovelace@acme-rockets.example',
    'Ada Lovelace',
    'Acme Rockets',
    'Orders',
  ];
  it.each<[string, string[]]>([
    ['ada.lovelace2026', ['contains-context']],
    ['LovelaceLovelace1', ['contains-context']],
    ['acme-rockets-2026', ['contains-context']],
    ['Acme Rockets Orders', ['contains-context']],
    ['ada.lovelace@acme-rockets.example', ['contains-context']],
    ['rockets taste of blue mornings', []],
    ['lovelace weaves algebra at night', []],
    ['mornings smell of rain', []],
  ])('%s is %j for Ada Lovelace of Acme Rockets', async (typed, codes) => {
    expect(await codesOf(typed, words)).toEqual(codes);
  });

  it('does not mind words of three letters', async () => {
    expect(await codesOf('ada ada ben ben cy', ['ada', 'ben'])).toEqual([]);
  });
});

describe('a password known from a breach', () => {
  it('is refused, with the reason', async () => {
    const breaches = new ScriptedBreaches('breached');
    const { faults } = await policy(false, breaches).examine('mornings smell of rain', []);
    expect(faults.map(({ code }) => code)).toEqual(['breached']);
  });

  it('is asked for in the form that is stored, and only when nothing else is wrong', async () => {
    const breaches = new ScriptedBreaches();
    await policy(false, breaches).examine('de\u0301ja\u0300 vu encore et encore', []);
    await policy(false, breaches).examine('password12345678', []);
    await policy(false, breaches).examine('short', []);
    expect(breaches.asked).toEqual(['d\u00e9j\u00e0 vu encore et encore']);
  });

  it('lets a password pass when there is no answer, but not past the list', async () => {
    const silent = new ScriptedBreaches('no-answer');
    expect((await policy(false, silent).examine('mornings smell of rain', [])).faults).toEqual([]);
    const { faults } = await policy(false, silent).examine('password12345678', []);
    expect(faults.map(({ code }) => code)).toEqual(['common']);
  });

  it('is not asked for when the question is off', async () => {
    const off = new ScriptedBreaches('breached', false);
    expect((await policy(false, off).examine('mornings smell of rain', [])).faults).toEqual([]);
    expect(off.asked).toEqual([]);
  });
});

describe('what clients are told before anybody types', () => {
  it.each([
    [false, 15],
    [true, 8],
  ])('with a second factor at sign-in %p: at least %i characters', (multiFactor, minLength) => {
    expect(policy(multiFactor).describe()).toEqual({
      minLength,
      maxLength: 256,
      blocklist: true,
      breachedCheck: true,
      contextWords: true,
    });
    expect(policy(multiFactor, new ScriptedBreaches('no-answer', false)).describe().breachedCheck).toBe(
      false,
    );
  });
});

/** Fifteen to forty assigned characters from anywhere in Unicode, blanks and marks included. */
function randomPassword(): string {
  const points: string[] = [];
  const length = 15 + randomInt(26);
  while (points.length < length) {
    const accented = 0xc0 + randomInt(0x180);
    const point = String.fromCodePoint(randomInt(3) === 0 ? accented : randomInt(0x20, 0x2fa20));
    if (!/\p{Cs}|\p{Cn}|\p{Co}|\p{Cc}/u.test(point)) points.push(point);
  }
  return points.join('');
}
