import { createHash } from 'node:crypto';
import { externalSecretNames, externalSettings, type ExternalSettings } from '../external/settings.ts';
import { placeOfUrl } from './http-kinds.ts';
import { kindRule, type KindRule } from './kind-rule.ts';

/** Settings of a store that is handed passwords: without the executor's key nobody could open them. */
const withKey = externalSettings.refine(({ executorKey }) => executorKey !== undefined, {
  path: ['executorKey'],
  error: 'give the public key to which passwords are sealed',
});

/** Somebody or something carries changes out and answers later. */
export const externalKind: KindRule = kindRule<ExternalSettings>(
  {
    ...{ driver: 'external', name: 'External system', mode: 'asynchronous', canUnlock: true },
    ...{
      canReadLockState: false,
      canChange: false,
      acceptsPassword: true,
      canTest: false,
      testOnly: false,
      namesAreAccounts: true,
    },
  },
  ({ acceptsPassword }) => (acceptsPassword ? withKey : externalSettings),
  {
    secretNames: () => externalSecretNames,
    targets: ({ url, executorKey }) => [
      ...(url === undefined ? [] : [placeOfUrl(url)]),
      ...(executorKey ? [thumbprint(executorKey)] : []),
    ],
  },
);

/** Whoever holds another key opens passwords from then on, wherever they are sent. */
function thumbprint(key: object): string {
  const parts = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return `key:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
