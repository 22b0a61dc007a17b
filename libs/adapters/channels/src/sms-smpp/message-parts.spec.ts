import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import fc from 'fast-check';
import { coding, messageParts, type MessagePart } from './message-parts.ts';

const usual = { id: 'id-1', ucs2Only: false, inOne: false };
const partsOf = (text: string, changes: object = {}) => messageParts(text, { ...usual, ...changes });
const shape = (text: string) =>
  partsOf(text).map(({ dataCoding, header, octets }) => `${dataCoding}${header ? '+' : ''} ${octets.length}`);

/** GSM 03.38 by its own table, apart from ours: code by code, as the standard prints it. */
const table: readonly string[] = [
  ...['@', '£', '$', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', '\n', 'Ø', 'ø', '\r', 'Å', 'å'],
  ...['Δ', '_', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '', 'Æ', 'æ', 'ß', 'É'],
];

function textOf(parts: readonly MessagePart[]): string {
  return parts
    .map(({ dataCoding, header, octets }) => {
      const body = header ? octets.subarray(6) : octets;
      if (dataCoding === coding.ucs2) return Buffer.from(body).swap16().toString('utf16le');
      const extension: Record<number, string> = {
        ...{ 0x0a: '\f', 0x14: '^', 0x28: '{', 0x29: '}', 0x2f: '\\', 0x3c: '[', 0x3d: '~', 0x3e: ']' },
        ...{ 0x40: '|', 0x65: '€' },
      };
      const others: Record<number, string> = {
        ...{ 0x24: '¤', 0x40: '¡', 0x5b: 'Ä', 0x5c: 'Ö', 0x5d: 'Ñ', 0x5e: 'Ü', 0x5f: '§', 0x60: '¿' },
        ...{ 0x7b: 'ä', 0x7c: 'ö', 0x7d: 'ñ', 0x7e: 'ü', 0x7f: 'à' },
      };
      let text = '';
      for (let at = 0; at < body.length; at += 1) {
        const code = body[at] ?? 0;
        if (code === 0x1b) text += extension[body[(at += 1)] ?? 0] ?? '?';
        else text += table[code] ?? others[code] ?? String.fromCharCode(code);
      }
      return text;
    })
    .join('');
}

describe('the parts of a message', () => {
  it.each<[string, string, string[]]>([
    ['words', 'a'.repeat(160), ['0 160']],
    ['one too many', 'a'.repeat(161), ['0+ 159', '0+ 14']],
    ['two full parts', 'a'.repeat(306), ['0+ 159', '0+ 159']],
    ['an escape that fits', `${'a'.repeat(158)}€`, ['0 160']],
    ['an escape that does not', `${'a'.repeat(159)}€`, ['0+ 159', '0+ 14']],
    ['an escape at the border', `${'a'.repeat(152)}€${'b'.repeat(20)}`, ['0+ 158', '0+ 28']],
    ['other letters', 'ж'.repeat(70), ['8 140']],
    ['one other letter too many', 'ж'.repeat(71), ['8+ 140', '8+ 14']],
    ['a pair at the border', `${'ж'.repeat(66)}🔑${'ж'.repeat(10)}`, ['8+ 138', '8+ 30']],
    ['one letter that makes all of them two octets', `${'a'.repeat(70)}ç`, ['8+ 140', '8+ 14']],
  ])('are as many as telephones need: %s', (_, text, expected) => {
    expect(shape(text)).toEqual(expected);
    expect(textOf(partsOf(text))).toBe(text);
  });

  it('say which they are of how many, by a reference that a repeat has too', () => {
    const headers = (id: string) =>
      partsOf('a'.repeat(400), { id }).map(({ octets }) => [...octets.subarray(0, 6)]);
    const [[, , , reference = 0] = []] = headers('id-1');
    expect(headers('id-1')).toEqual([1, 2, 3].map((number) => [5, 0, 3, reference, 3, number]));
    expect(headers('id-1')).toEqual(headers('id-1'));
    const references = Array.from({ length: 50 }, (_, n) => headers(`id-${n}`)[0]?.[3]);
    expect(new Set(references).size).toBeGreaterThan(20);
  });

  it('are one where the centre parts them, and of two octets each where it has no GSM', () => {
    expect(partsOf('a'.repeat(400), { inOne: true })).toMatchObject([{ header: false, dataCoding: 0 }]);
    expect(partsOf('abc', { ucs2Only: true })).toMatchObject([{ dataCoding: 8 }]);
    expect(textOf(partsOf('abc', { ucs2Only: true }))).toBe('abc');
  });

  it('S-65 make the text again, whatever is in it', () => {
    const character = fc.oneof(
      fc.constantFrom(...'@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€\n\f'),
      fc.constantFrom(...'abcdefghij 0123456789'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    let wrong = 0;
    const gsmOnly = fc.constantFrom(true, false);
    const text = fc.array(character, { minLength: 1, maxLength: 500 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, gsmOnly, (made, plain) => {
        const sent = plain ? made.replace(/[^\n\f -Z_a-z\\{}€äöü]/gu, '') : made;
        const parts = partsOf(sent === '' ? 'a' : sent);
        if (textOf(parts) !== (sent === '' ? 'a' : sent)) wrong += 1;
        expect(parts.every(({ header, octets }) => octets.length <= (header ? 159 : 160))).toBe(true);
        expect(
          parts.every(({ dataCoding, octets }) => dataCoding !== coding.ucs2 || octets.length <= 140),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
    figure(`${wrong} of 500 texts came out of their parts as another text`);
    expect(wrong).toBe(0);
  });
});
