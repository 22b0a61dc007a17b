import { describe, expect, it } from '@jest/globals';
import { create } from 'qrcode';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { QrPicture } from './qr-picture.tsx';

const pictureOf = (text: string): string =>
  renderToStaticMarkup(createElement(QrPicture, { text, label: 'Picture "to" scan' }));

describe('picture of a text', () => {
  it.each([['otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP'], ['Straße 日本'], ['x'.repeat(600)]])(
    'has every dark module and no other, inside a margin of four: %s',
    (text) => {
      const { size, data } = create([{ data: Buffer.from(text), mode: 'byte' }], {
        errorCorrectionLevel: 'M',
      }).modules;
      const html = pictureOf(text);
      expect(html).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
      const drawn = new Set<string>();
      for (const [, x, y, length] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
        for (let step = 0; step < Number(length); step += 1)
          drawn.add(`${Number(x) - 4 + step},${Number(y) - 4}`);
      const dark = [...data].flatMap((is, place) =>
        is ? [`${place % size},${Math.floor(place / size)}`] : [],
      );
      expect([...drawn].sort()).toEqual(dark.sort());
    },
  );

  it('EX-P18 needs no style attribute, script or address', () => {
    expect(pictureOf('otpauth://totp/x?secret=AAAA')).not.toMatch(/style|script|href|https?:|otpauth/);
  });

  it('is not drawn where no telephone could read it', () => {
    expect(pictureOf('x'.repeat(601))).toBe('');
  });
});
