import type { StoreMode } from '@latchkey/credentials';
import type { z } from 'zod';
import { mockKeys, type MockKey } from './mock/errors.ts';
import { mockSecretNames, mockSettings } from './mock/settings.ts';
import { restAbilities, restSecretNames, restSettings, type RestSettings } from './rest/settings.ts';
import { scimAbilities, scimSecretNames, scimSettings, type ScimSettings } from './scim/settings.ts';
import { soapSecretNames, soapSettings } from './soap/settings.ts';

/** What a store can do beside resetting. */
export interface StoreAbilities {
  readonly canUnlock: boolean;
  readonly canReadLockState: boolean;
  readonly canChange: boolean;
}

/** A kind of store: what its administrator is asked for, and what it can do at best. */
export interface StoreKind extends StoreAbilities {
  /** The driver's key. */
  readonly driver: string;
  readonly name: string;
  readonly mode: StoreMode;
  readonly acceptsPassword: boolean;
  /** Only stores of the test environment may be of this kind. */
  readonly testOnly: boolean;
  readonly settings: z.ZodType;
  /** Names of the secrets that settings of this kind ask for. They were read by `settings`. */
  secretNames(settings: unknown): readonly string[];
  /** What a store with these settings can do: a REST interface does what is described of it. */
  abilities(settings: unknown): StoreAbilities;
}

const everything: StoreAbilities = { canUnlock: true, canReadLockState: true, canChange: true };
const called = { mode: 'synchronous', acceptsPassword: true, ...everything } as const;

const mockNames: Readonly<Record<MockKey, string>> = {
  'mock-success': 'Mock: success',
  'mock-fatal': 'Mock: final error',
  'mock-nonfatal': 'Mock: error that passes',
  'mock-unreachable': 'Mock: no connection',
};

export const storeKinds: readonly StoreKind[] = [
  {
    ...{ driver: 'soap', name: 'Remote instance (SOAP)', ...called, testOnly: false },
    settings: soapSettings,
    secretNames: soapSecretNames,
    abilities: () => everything,
  },
  {
    ...{ driver: 'rest', name: 'REST interface', ...called, testOnly: false },
    settings: restSettings,
    secretNames: (settings) => restSecretNames(settings as RestSettings),
    abilities: (settings) => restAbilities(settings as RestSettings),
  },
  {
    ...{ driver: 'scim', name: 'SCIM 2.0', ...called, testOnly: false },
    settings: scimSettings,
    secretNames: (settings) => scimSecretNames(settings as ScimSettings),
    abilities: (settings) => scimAbilities(settings as ScimSettings),
  },
  ...mockKeys.map((driver) => ({
    ...{ driver, name: mockNames[driver], ...called, testOnly: true },
    settings: mockSettings,
    secretNames: mockSecretNames,
    abilities: () => everything,
  })),
];
