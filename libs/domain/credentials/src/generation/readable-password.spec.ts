import { describe, expect, it } from '@jest/globals';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import { readablePassword } from './readable-password.ts';

describe('a password that is made to be read', () => {
  const secrets = new RandomSecrets();

  it('PR-M02 is four groups of six signs that are not mistaken for each other', () => {
    for (let n = 0; n < 200; n += 1) {
      expect(readablePassword(secrets)).toMatch(/^[a-hjkmnp-z2-9]{6}(-[a-hjkmnp-z2-9]{6}){3}$/);
    }
  });

  it('uses each sign as often as any other, and none twice in a row by habit', () => {
    const counts = new Map<string, number>();
    const rounds = 2000;
    for (let n = 0; n < rounds; n += 1) {
      for (const sign of readablePassword(secrets).replaceAll('-', ''))
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    const expected = (rounds * 24) / 31;
    // Chi-squared with 30 degrees of freedom: above 67 once in ten thousand runs of a fair source.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    figure(`generated passwords: ${counts.size} signs, chi-squared ${chi.toFixed(1)} of 30 degrees`);
    expect(counts.size).toBe(31);
    expect(chi).toBeLessThan(80);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => readablePassword(secrets))).size).toBe(1000);
  });
});
