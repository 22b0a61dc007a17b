import { describe, expect, it } from '@jest/globals';
import { BerReader } from 'ldapts';
import { modifyPasswordRequest } from './modify-password-request.ts';

/** As a reader that is not ours takes it apart. */
function parts(request: Buffer): (string | null)[] {
  const reader = new BerReader(request);
  reader.readSequence();
  return [reader.readString(0x80), reader.readString(0x82)];
}

describe('a Password Modify request', () => {
  it('has the octets of RFC 3062', () => {
    expect(modifyPasswordRequest('cn=a', 'x\u00e9').toString('hex')).toBe('300b8004636e3d618203' + '78c3a9');
  });

  it('PR-W24 has the old password between, where one is given', () => {
    expect(modifyPasswordRequest('cn=a', 'x\u00e9', 'y').toString('hex')).toBe(
      '300e8004636e3d61' + '810179' + '820378c3a9',
    );
  });

  it.each([0, 1, 126, 127, 128, 129, 200, 255, 256, 257, 65_535, 65_536])(
    'holds a password of %d octets',
    (length) => {
      const [dn, password] = ['cn=somebody,dc=example', 'x'.repeat(length)];
      expect(parts(modifyPasswordRequest(dn, password))).toEqual([dn, password]);
    },
  );
});
