import { describe, expect, it } from '@jest/globals';
import { BerWriter } from 'ldapts';
import { guidName } from './guid-name.ts';
import { historyControls } from './password-history.ts';
import { unicodePassword } from './unicode-password.ts';

describe('what Active Directory reads', () => {
  it.each([
    ['newPassword', '22006e0065007700500061007300730077006f00720064002200'],
    ['"', '220022002200'],
    [' \u00e9 ', '22002000e90020002200'],
    ['\u{1f305}', '22003cd805df2200'],
  ])('is a password in quotation marks: %j', (password, hex) => {
    expect(unicodePassword(password).toString('hex')).toBe(hex);
  });

  it('is a GUID whose first three groups are turned around', () => {
    const guid = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    expect(guidName(guid)).toBe('<GUID=33221100-5544-7766-8899-aabbccddeeff>');
    expect(() => guidName(guid.subarray(1))).toThrow(RangeError);
  });

  it('is a critical control for the history, only where it is listed', () => {
    expect(historyControls([])).toEqual([]);
    expect(historyControls(['1.2.840.113556.1.4.2239.1', '1.2.840.113556.1.4.319'])).toEqual([]);
    const [control] = historyControls(['1.2.840.113556.1.4.319', '1.2.840.113556.1.4.2239']);
    const writer = new BerWriter();
    control?.write(writer);
    const oid = Buffer.from('1.2.840.113556.1.4.2239').toString('hex');
    expect(writer.buffer.toString('hex')).toBe(`30230417${oid}0101ff04053003020101`);
  });
});
