import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { hostileAddresses } from '../testing/hostile-addresses.ts';
import { isMailAddress } from './mail-address.ts';

describe('a mail address', () => {
  it('S-04 is none of the texts that a mail library could read as something else', () => {
    const accepted = hostileAddresses.filter(isMailAddress);
    figure(`${accepted.length} of ${hostileAddresses.length} hostile addresses pass the grammar`);
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(40);
    expect(accepted).toEqual([]);
  });

  it.each([
    'ada@example.com',
    'ada.lovelace@example.com',
    'ada+reset@mail.example.co.uk',
    "d'arc@example.com",
    'a@b.cd',
    '_ada_@example.com',
    'ada@xn--mnchen-3ya.example',
    'ada@m\u00fcnchen.example',
    '\u00e9tienne@example.com',
    '\u30c6\u30b9\u30c8@example.com',
    '1@1.example',
    `${'a'.repeat(64)}@example.com`,
    `ada@${'a'.repeat(63)}.example`,
  ])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    ['a local part of 65 octets', `${'a'.repeat(65)}@example.com`],
    ['a label of 64 characters', `ada@${'a'.repeat(64)}.example`],
    ['255 octets', `${'a'.repeat(60)}@${`${'b'.repeat(62)}.`.repeat(3)}ccccc`],
  ])('is never %s', (_, address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  it('may have 254 octets', () => {
    const address = `${'a'.repeat(60)}@${`${'b'.repeat(62)}.`.repeat(3)}cccc`;
    expect(address).toHaveLength(254);
    expect(isMailAddress(address)).toBe(true);
  });
});
