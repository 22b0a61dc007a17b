import { describe, expect, it } from '@jest/globals';
import { staffSessionToken, tenantOfSessionToken } from './session-token.ts';

const tenantId = '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54';
const token = 'a'.repeat(43);

describe('staff session token', () => {
  it('tells its tenant', () => {
    const text = staffSessionToken(tenantId, token);
    expect(text).toBe(`lks_0198c5f27d1e7c409a3b2f6d1c0e8b54_${token}`);
    expect(tenantOfSessionToken(text)).toBe(tenantId);
  });

  it('is nothing when it is written in any other way', () => {
    const good = staffSessionToken(tenantId, token);
    for (const bad of [
      '',
      token,
      good.toUpperCase(),
      `${good}a`,
      good.slice(0, -1),
      ` ${good}`,
      good.replace('lks', 'lk'),
    ]) {
      expect([bad, tenantOfSessionToken(bad)]).toEqual([bad, undefined]);
    }
    expect(tenantOfSessionToken(good.replace('0198', '0g98'))).toBeUndefined();
  });
});
