import { describe, expect, it } from '@jest/globals';
import { storeCheckNames, type StoreCheck } from '../store/store-check.ts';
import { remedyFor } from './remedies.ts';

const check = (part: Partial<StoreCheck>): StoreCheck => ({
  ...{ name: 'tls', result: 'failed', code: null, took: 1, ...part },
});

describe('what to do about a step of a test', () => {
  it('EX-A4 is nothing where nothing failed', () => {
    expect(remedyFor(check({ result: 'passed' }))).toBeNull();
    expect(remedyFor(check({ result: 'not-reached', code: '49' }))).toBeNull();
  });

  it('EX-A4 is told by the code, or else by the step', () => {
    expect(remedyFor(check({ code: 'CERT_HAS_EXPIRED' }))).toBe(
      'Have the certificate of the server renewed.',
    );
    const words = storeCheckNames.map((name) => remedyFor(check({ name, code: 'constructor' })));
    expect(new Set(words).size).toBe(storeCheckNames.length);
    for (const each of words) expect(each).toMatch(/^[A-Z].*\.$/);
  });
});
