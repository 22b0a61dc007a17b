import { placeOf } from '../directory/directory.ts';
import {
  activeDirectorySettings,
  bindPassword,
  openLdapSettings,
  type DirectoryDescription,
} from '../directory/settings.ts';
import { kindRule, type KindRule } from './kind-rule.ts';

const abilities = {
  ...({ mode: 'synchronous', canUnlock: true, canReadLockState: true, canChange: true } as const),
  ...{ acceptsPassword: true, canTest: true, testOnly: false, namesAreAccounts: false },
};

const described = {
  secretNames: () => [bindPassword],
  targets: ({ servers }: Pick<DirectoryDescription, 'servers'>) =>
    servers.map(placeOf).map(({ host, port }) => `${host}:${port}`),
};

export const directoryKinds: readonly KindRule[] = [
  kindRule(
    { driver: 'active_directory', name: 'Active Directory', ...abilities },
    () => activeDirectorySettings,
    described,
  ),
  kindRule({ driver: 'openldap', name: 'OpenLDAP', ...abilities }, () => openLdapSettings, described),
];
