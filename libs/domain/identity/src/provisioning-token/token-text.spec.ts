import { describe, expect, it } from '@jest/globals';
import { placeOfProvisioningToken, provisioningTokenText } from './token-text.ts';

const tenantId = '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54';

describe('the text of a provisioning token', () => {
  it.each(['live', 'test'] as const)('BY-21 tells tenant and environment: %s', (environment) => {
    const text = provisioningTokenText(tenantId, environment, 'a'.repeat(43));
    expect(text).toBe(`lkp_${environment}_0198c5f27d1e7c409a3b2f6d1c0e8b54_${'a'.repeat(43)}`);
    expect(placeOfProvisioningToken(text)).toEqual({ tenantId, environment });
  });

  it('BY-21 is nothing when it is written in any other way', () => {
    const good = provisioningTokenText(tenantId, 'live', 'a'.repeat(43));
    const bad = [
      '',
      ` ${good}`,
      `${good}a`,
      good.slice(0, -1),
      good.toUpperCase(),
      good.replace('live', 'prod'),
    ];
    for (const text of [...bad, good.replace('lkp', 'lks'), good.replace('0198', '0g98')])
      expect([text, placeOfProvisioningToken(text)]).toEqual([text, undefined]);
  });
});
