import { describe, expect, it } from '@jest/globals';
import { secrets } from '../testing/small-app.ts';
import { canonical, fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  it('R-23 the fingerprint depends on everything that is asked, and not on the order of properties', () => {
    const request = {
      operation: 'POST /a/:id',
      caller: 'application:a',
      params: { id: '1' },
      query: '',
      body: { a: 1, b: [1, { c: null, d: 'x' }] },
      headers: ['flow', undefined],
    };
    const print = (change: object): string => fingerprint(secrets, { ...request, ...change }).toString('hex');
    const first = print({});
    expect(print({ body: { b: [1, { d: 'x', c: null }], a: 1 } })).toBe(first);
    const others = [
      { operation: 'POST /b/:id' },
      { caller: 'application:b' },
      { params: { id: '2' } },
      { query: 'x=1' },
      { body: { a: 1, b: [{ c: null, d: 'x' }, 1] } },
      { body: { a: '1', b: [1, { c: null, d: 'x' }] } },
      { body: undefined },
      { body: null },
      { headers: ['other', undefined] },
      { headers: [undefined, 'flow'] },
    ].map(print);
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
    expect(canonical({ b: undefined, a: 'ü"' })).toBe('{"a":"ü\\"","b":undefined}');
  });
});
