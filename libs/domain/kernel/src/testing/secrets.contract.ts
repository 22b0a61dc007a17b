import { describe, expect, it } from '@jest/globals';
import type { CodeBinding, Secrets } from '../secrets.ts';
import { figure } from './figures.ts';

const binding: CodeBinding = {
  tenantId: 'tenant',
  environment: 'live',
  requestId: 'request',
  step: 'verify',
  method: 'email',
  challengeId: 'challenge',
  destination: 'destination',
};

/** What holds for every source of secrets. */
export function secretsContract(name: string, make: () => Secrets): void {
  describe(`secrets: ${name}`, () => {
    const secrets = make();

    it('S-20 a token has 256 random bits in base64url, and no token is given out twice', () => {
      const tokens = new Set(Array.from({ length: 10_000 }, () => secrets.token()));
      for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
      figure(`${name}: ${10_000 - tokens.size} duplicates among 10,000 tokens`);
      expect(tokens.size).toBe(10_000);
    });

    it.each([6, 7, 8, 9, 10])('S-20 a code has the %i digits that were asked for', (length) => {
      for (let round = 0; round < 50; round += 1)
        expect(secrets.code(length)).toMatch(RegExp(`^\\d{${length}}$`));
    });

    it.each([0, 4, 5, 11, 6.5, Number.NaN])('S-20 refuses a code of %p digits', (length) => {
      expect(() => secrets.code(length)).toThrow(RangeError);
    });

    it('S-20 the digits of codes are uniform', () => {
      const rounds = 20_000;
      const seen = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
      for (let round = 0; round < rounds; round += 1) {
        for (const [place, digit] of [...secrets.code(6)].entries()) {
          const counts = seen[place] ?? [];
          counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
        }
      }
      const expected = rounds / 10;
      const chi = seen.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      figure(
        `${name}: chi-squared ${chi.toFixed(1)} of 54 degrees over ${rounds} codes (p > 0.001 below 91.9)`,
      );
      // One in a million tests of a fair source ends above 119; a source that lacks one digit ends in the thousands.
      expect(chi).toBeLessThan(119);
    });

    it('ids are version 7 and sorted by the time they were made', async () => {
      const first = secrets.id();
      await new Promise((resolve) => setTimeout(resolve, 3));
      const second = secrets.id();
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(second > first).toBe(true);
    });

    it.each(Object.keys(binding) as (keyof CodeBinding)[])(
      'S-28 the digest of a code depends on its %s',
      (part) => {
        const bound = secrets.codeDigest(binding, '123456');
        expect(bound).toHaveLength(32);
        expect(secrets.codeDigest({ ...binding }, '123456')).toEqual(bound);
        expect(secrets.codeDigest({ ...binding, [part]: `${binding[part]}2` }, '123456')).not.toEqual(bound);
        expect(secrets.codeDigest(binding, '123457')).not.toEqual(bound);
      },
    );

    it('keeps the parts of a digest apart, and its purposes', () => {
      const digest = secrets.keyedDigest('purpose', 'ab', 'c');
      expect(secrets.keyedDigest('purpose', 'ab', 'c')).toEqual(digest);
      for (const other of [['a', 'bc'], ['abc'], ['ab', 'c', ''], ['ab', 'd']]) {
        expect(secrets.keyedDigest('purpose', ...other)).not.toEqual(digest);
      }
      expect(secrets.keyedDigest('purposea', 'b', 'c')).not.toEqual(digest);
    });

    it('compares by content, and unequal lengths are unequal', () => {
      expect(secrets.equal(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
      expect(secrets.equal(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
      expect(secrets.equal(Buffer.from('abc'), Buffer.from('ab'))).toBe(false);
    });
  });
}
