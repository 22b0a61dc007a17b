import { z } from 'zod';
import { kindRule, type KindRule } from './kind-rule.ts';

/** The store that Latchkey brings along. It is told nothing, and is never out of reach. */
export const localKind: KindRule = kindRule(
  {
    ...{ driver: 'local', name: 'Local', mode: 'synchronous', canUnlock: true, canReadLockState: true },
    ...{ canChange: true, acceptsPassword: true, canTest: true, testOnly: false, namesAreAccounts: false },
  },
  () => z.strictObject({}),
  { secretNames: () => [], targets: () => [] },
);
