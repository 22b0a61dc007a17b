import { describe, expect, it } from '@jest/globals';
import { isSettable } from './settable-password.ts';

describe('a password for a directory', () => {
  it.each(['', ' ', '\t\n ', '\u00a0', '\0', 'before\0after', 'half \ud83c', '\udf05 half'])(
    'is not %j',
    (password) => {
      expect(isSettable(password)).toBe(false);
    },
  );

  it.each([' x ', 'mornings smell of rain', '\u{1f305}', '"', '*'])('may be %j', (password) => {
    expect(isSettable(password)).toBe(true);
  });
});
