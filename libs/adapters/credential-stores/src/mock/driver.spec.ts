import { describe, expect, it } from '@jest/globals';
import {
  canChange,
  canReadLockState,
  canTest,
  canUnlock,
  rejectionReasons,
  type StoreAnswer,
} from '@latchkey/credentials';
import { inMemoryWorld, within } from '@latchkey/kernel/testing';
import { applied, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';
import { told } from '../over-http/testing/connection-test-cases.ts';
import { MockStore } from './driver.ts';
import { mockKeys, type MockKey } from './errors.ts';

const { ours, oursInTest } = inMemoryWorld();
const account = (userName = 'ada') => ({ storeId: 'store', userId: 'user', userName });
const attempt = { changeId: 'change', fence: 1 };
const resetOf = (key: MockKey, userName?: string): Promise<StoreAnswer> =>
  within(oursInTest, () => new MockStore(key).reset(account(userName), 'a password', attempt));

describe('a mock store', () => {
  it('PR-W04 tells a final error: the change is refused, and nobody tries again', async () => {
    expect(await resetOf('mock-fatal')).toEqual(rejected('account-protected'));
  });

  it('PR-W05 tells an error that passes: nothing was done, and the worker tries again', async () => {
    expect(await resetOf('mock-nonfatal')).toEqual(unavailable);
  });

  it('PR-W06 tells a success', async () => {
    expect(await resetOf('mock-success')).toEqual(applied);
  });

  it('PR-W06 tells by the name of a user whatever a store can tell', async () => {
    for (const reason of rejectionReasons) {
      expect(await resetOf('mock-success', `ada+${reason}`)).toEqual(rejected(reason));
      expect(await resetOf('mock-success', `ada+${reason}@example.com`)).toEqual(rejected(reason));
    }
    expect(await resetOf('mock-success', 'ada+unknown')).toEqual(unknown);
    expect(await resetOf('mock-success', 'ada+unavailable')).toEqual(unavailable);
    expect(await resetOf('mock-success', 'ada+pending')).toMatchObject({ kind: 'pending', ticket: 'change' });
    for (const userName of ['history', 'ada+mood', 'ada+history+x', 'ada+constructor', '+', '']) {
      expect(await resetOf('mock-success', userName)).toEqual(applied);
    }
    expect(await resetOf('mock-nonfatal', 'ada+history')).toEqual(unavailable);
  });

  it('EX-X7 takes its time for a slow account, in the test environment alone, and then succeeds', async () => {
    const pauses: number[] = [];
    const driver = new MockStore('mock-success', async (milliseconds) => pauses.push(milliseconds));
    const reset = () => driver.reset(account('ada+slow'), 'a password', attempt);
    expect(await within(ours, reset)).toEqual(rejected('not-supported'));
    expect(pauses).toEqual([]);
    expect(await within(oursInTest, reset)).toEqual(applied);
    expect(pauses).toEqual([8000]);
  });

  it('PR-W11 has no connection where it is the mock for that', async () => {
    const driver = new MockStore('mock-unreachable');
    expect(await resetOf('mock-unreachable')).toEqual(unavailable);
    expect(told(await within(oursInTest, () => driver.test()))).toEqual([
      ...['resolve passed', 'connect failed mock-unreachable', 'tls not-reached', 'authenticate not-reached'],
    ]);
    expect(await within(oursInTest, () => driver.lockState(account()))).toBe('unknown');
  });

  it.each(['mock-success', 'mock-fatal', 'mock-nonfatal'] as const)(
    'PR-W12 has one otherwise: %s',
    async (key) => {
      const checks = await within(oursInTest, () => new MockStore(key).test());
      expect(told(checks)).toEqual(['resolve passed', 'connect passed', 'tls passed', 'authenticate passed']);
    },
  );

  it('can do all that a store can, by the same rule', async () => {
    const driver = new MockStore('mock-success');
    expect([canUnlock, canReadLockState, canChange, canTest].every((can) => can(driver))).toBe(true);
    await within(oursInTest, async () => {
      expect(await driver.unlock(account('ada+unknown'), attempt)).toEqual(unknown);
      expect(await driver.change(account('ada+wrong-password'), {}, attempt)).toEqual(
        rejected('wrong-password'),
      );
      expect(await driver.lockState(account('ada+locked'))).toBe('locked');
      expect(await driver.lockState(account())).toBe('not_locked');
    });
  });

  it.each(mockKeys)('does nothing in the live environment: %s', async (key) => {
    const driver = new MockStore(key);
    await within(ours, async () => {
      for (const answer of [
        driver.reset(account(), 'a password', attempt),
        driver.unlock(account(), attempt),
        driver.change(account(), {}, attempt),
      ]) {
        expect(await answer).toEqual(rejected('not-supported'));
      }
      expect(await driver.lockState(account('ada+locked'))).toBe('unknown');
      expect(told(await driver.test())).toContain('connect failed test-environment-only');
    });
  });
});
