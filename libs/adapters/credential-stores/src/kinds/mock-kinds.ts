import { mockKeys, type MockKey } from '../mock/errors.ts';
import { mockSettings } from '../mock/settings.ts';
import { kindRule, type KindRule } from './kind-rule.ts';

const names: Readonly<Record<MockKey, string>> = {
  'mock-success': 'Mock: success',
  'mock-fatal': 'Mock: final error',
  'mock-nonfatal': 'Mock: error that passes',
  'mock-unreachable': 'Mock: no connection',
};

/** Stores to try processes with, in the test environment alone. */
export const mockKinds: readonly KindRule[] = mockKeys.map((driver) =>
  kindRule(
    {
      ...{ driver, name: names[driver], mode: 'synchronous', canUnlock: true, canReadLockState: true },
      ...{ canChange: true, acceptsPassword: true, canTest: true, testOnly: true, namesAreAccounts: false },
    },
    () => mockSettings,
    { secretNames: () => [], targets: () => [] },
  ),
);
