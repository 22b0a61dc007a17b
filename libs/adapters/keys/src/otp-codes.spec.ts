import { describe, expect, it } from '@jest/globals';
import { OtpCodes } from './otp-codes.ts';

/** RFC 6238, appendix B: the seed of its SHA-1 rows, and their last six digits. */
const rfcSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const rfcRows: readonly [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('one-time passwords by the clock', () => {
  const codes = new OtpCodes();

  it.each(rfcRows)('S-32 at second %i of the RFC the code is %s', (seconds, code) => {
    expect(codes.stepOf(rfcSeed, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('S-32 a code counts one step before and one behind its own, and no further', () => {
    const [seconds, code] = [1234567890, '005924'];
    const steps = [-60, -30, 0, 30, 60].map((away) => codes.stepOf(rfcSeed, code, at(seconds + away)));
    expect(steps).toEqual([undefined, 41152263, 41152263, 41152263, undefined]);
  });

  it.each(['', '00592', '0059244', '00592a', '005925', ' 005924'])('%j is no code of that moment', (code) => {
    expect(codes.stepOf(rfcSeed, code, at(1234567890))).toBeUndefined();
  });

  it('S-20 a seed has 160 bits, and is another one each time', () => {
    const seeds = Array.from({ length: 500 }, () => codes.newSeed());
    expect(seeds.every((seed) => /^[A-Z2-7]{32}$/.test(seed))).toBe(true);
    expect(new Set(seeds).size).toBe(500);
  });

  it('S-66 the address holds hostile names as text', () => {
    const address = codes.address(rfcSeed, 'Acme: Ltd&issuer=Evil', 'ada?secret=A#x/../:y');
    const url = new URL(address);
    expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp']);
    expect(url.searchParams.getAll('secret')).toEqual([rfcSeed]);
    expect(url.searchParams.getAll('issuer')).toEqual(['Acme  Ltd&issuer=Evil']);
  });
});
