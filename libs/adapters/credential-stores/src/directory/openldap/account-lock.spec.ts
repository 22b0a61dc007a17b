import { describe, expect, it } from '@jest/globals';
import { lockStateAt } from './account-lock.ts';

const now = new Date('2026-11-28T08:00:00Z');

describe('the lock of an account', () => {
  it.each([
    ['none', undefined, 60, 'not_locked'],
    ['none, whatever the policy', undefined, undefined, 'not_locked'],
    ['by an administrator', '000001010000Z', 60, 'locked'],
    ['by an administrator, without a policy', '000001010000Z', undefined, 'locked'],
    ['for ever by the policy', '20200101000000Z', 0, 'locked'],
    ['half a minute ago, of a minute', '20261128075930Z', 60, 'locked'],
    ['a minute ago, of a minute', '20261128075900Z', 60, 'not_locked'],
    ['with a fraction', '20261128075930.123456Z', 60, 'locked'],
    ['without a policy', '20261128075930Z', undefined, 'unknown'],
    ['at a time that is none', 'yesterday', 60, 'unknown'],
  ] as const)('%s', (_, lockedAt, duration, state) => {
    expect(lockStateAt(now, lockedAt, duration)).toBe(state);
  });
});
