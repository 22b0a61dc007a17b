import { describe, expect, it } from '@jest/globals';
import { pageAssets } from './page-assets.ts';
import { dark, light } from './styles/tokens.ts';

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

describe('style and script of the pages', () => {
  it('EX-P1 the style is at most 10 kB, the script at most 2 kB, and neither asks another host for anything', () => {
    expect(Buffer.byteLength(pageAssets.stylesheet.body)).toBeLessThanOrEqual(10_240);
    expect(Buffer.byteLength(pageAssets.script.body)).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(pageAssets.solver.body)).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(pageAssets.passkeyAsker.body)).toBeLessThanOrEqual(2048);
    const { stylesheet, script, solver, passkeyAsker } = pageAssets;
    for (const { body } of [stylesheet, script, solver, passkeyAsker]) {
      expect(body).not.toMatch(/url\(|@import|@font-face|https?:|XMLHttpRequest|innerHTML|eval/);
    }
  });

  it('EX-P15 the style names no left or right, so that it mirrors itself', () => {
    expect(pageAssets.stylesheet.body).not.toMatch(/\b(?:margin|padding|border)-(?:left|right|top|bottom)\b/);
    expect(pageAssets.stylesheet.body).not.toMatch(
      /[;{](?:left|right|width|height):|text-align:(?:left|right)/,
    );
  });

  it('BY-20 every text colour has 4.5 to 1 on both grounds, borders of controls 3 to 1, light and dark', () => {
    for (const tokens of [light, dark]) {
      for (const ground of [tokens.ground, tokens.surface]) {
        for (const name of ['text', 'muted', 'accent', 'success', 'warning', 'danger'] as const) {
          expect([name, contrast(tokens[name], ground) >= 5.5]).toEqual([name, true]);
        }
        expect(contrast(tokens.border, ground)).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(tokens['accent-label'], tokens.accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tokens['accent-label'], tokens['accent-strong'])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('names of files come from their content', () => {
    for (const { fileName } of Object.values(pageAssets))
      expect(fileName).toMatch(/^[A-Za-z\d]{16}\.(?:css|js|svg)$/);
  });
});
