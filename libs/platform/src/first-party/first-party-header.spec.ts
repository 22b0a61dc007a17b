import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signFirstParty, verifyFirstParty, type FirstPartyClaims } from './first-party-header.ts';

const key = Buffer.alloc(32, 7);
const request = { method: 'POST', path: '/v1/reset-requests?x=1', at: 1_700_000_000 };
const claims: FirstPartyClaims = {
  host: 'reset.acme.example',
  address: '203.0.113.9',
  userAgent: 'Test/1 é',
  device: null,
};

describe('first-party header', () => {
  it('is read back by the key that signed it', () => {
    expect(verifyFirstParty(key, request, signFirstParty(key, request, claims))).toEqual(claims);
  });

  it('has the documented form, so that the portal can write it without this library', () => {
    const json = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const signed = createHmac('sha256', key)
      .update(`v1.1700000000.POST /v1/reset-requests?x=1.${json}`)
      .digest('base64url');
    expect(signFirstParty(key, request, claims)).toBe(`v1.1700000000.${json}.${signed}`);
  });

  it('is good for 60 seconds either way', () => {
    const header = signFirstParty(key, request, claims);
    for (const [away, good] of [
      [-61, false],
      [-60, true],
      [60, true],
      [61, false],
    ] as const) {
      expect([
        away,
        verifyFirstParty(key, { ...request, at: request.at + away }, header) !== undefined,
      ]).toEqual([away, good]);
    }
  });

  it('S-01 is refused for another key, method, path or content, and in any other form', () => {
    const header = signFirstParty(key, request, claims);
    const [version, at, json = '', signed = ''] = header.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, host: 'evil.example' })).toString('base64url');
    const forged: [string, typeof request, string][] = [
      ['key', request, signFirstParty(Buffer.alloc(32, 8), request, claims)],
      ['method', { ...request, method: 'GET' }, header],
      ['path', { ...request, path: '/v1/reset-requests?x=2' }, header],
      ['content', request, [version, at, other, signed].join('.')],
      ['time', request, [version, Number(at) + 1, json, signed].join('.')],
      ['version', request, header.replace('v1', 'v2')],
      ['no signature', request, [version, at, json, ''].join('.')],
      ['short signature', request, header.slice(0, -1)],
      ['two at once', request, `${header}, ${header}`],
      ['empty', request, ''],
      ['spaces', request, ` ${header}`],
    ];
    for (const [what, asked, sent] of forged) {
      expect([what, verifyFirstParty(key, asked, sent)]).toEqual([what, undefined]);
    }
  });

  it('is refused when a right signature covers wrong claims', () => {
    const wrong = [
      { ...claims, address: 'not an address' },
      { ...claims, host: '' },
      { ...claims, tenantId: 'globex' },
      { host: claims.host },
      [claims],
      'text',
    ];
    for (const content of wrong) {
      expect(
        verifyFirstParty(key, request, signFirstParty(key, request, content as FirstPartyClaims)),
      ).toBeUndefined();
    }
    const twice = Buffer.from(
      '{"host":"a.example","host":"b.example","address":"1.1.1.1","userAgent":"","device":null}',
    ).toString('base64url');
    const signed = createHmac('sha256', key)
      .update(`v1.${request.at}.POST ${request.path}.${twice}`)
      .digest('base64url');
    expect(verifyFirstParty(key, request, `v1.${request.at}.${twice}.${signed}`)).toBeUndefined();
  });
});
