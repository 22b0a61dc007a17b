import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { ShippedStoreKinds } from './shipped-store-kinds.ts';

const kinds = new ShippedStoreKinds();
const taking = { acceptsPassword: true };
const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const directory = {
  servers: [{ url: 'ldaps://dc1.corp.example' }, { url: 'ldap://dc2.corp.example:3389' }],
  ...{ ca, bindDn: 'CN=Latchkey,DC=corp,DC=example', peopleDn: 'OU=People,DC=corp,DC=example' },
};

function faults(driver: string, given: object, acceptsPassword = true): string[] {
  try {
    kinds.settings(driver, given, { acceptsPassword });
    return [];
  } catch (error) {
    return (error as InvalidInput).errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('kinds of stores that are shipped', () => {
  it('PR-T07 PR-B33 each has a name of its own, and says what one of it can do at most', () => {
    const all = kinds.all();
    expect(new Set(all.map(({ driver }) => driver)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(all.length);
    for (const kind of all) expect(kinds.find(kind.driver)).toBe(kind);
    expect(kinds.find('nobody')).toBeUndefined();
    expect(all.filter(({ testOnly, driver }) => testOnly !== driver.startsWith('mock'))).toEqual([]);
  });

  it('PR-T06 a directory is described with what was left out, and says where passwords go', () => {
    const settings = kinds.settings('active_directory', directory, taking);
    expect(settings).toEqual({
      ...directory,
      protectedGroups: [],
      userNameAttributes: ['sAMAccountName', 'userPrincipalName'],
    });
    expect(kinds.targets('active_directory', settings)).toEqual([
      'dc1.corp.example:636',
      'dc2.corp.example:3389',
    ]);
    expect(kinds.secretNames('active_directory', settings)).toEqual(['bind_password']);
    expect(kinds.settings('openldap', directory, taking)).toMatchObject({ userNameAttributes: ['uid'] });
  });

  it.each<[string, object, string]>([
    ['no server', { servers: [] }, '/settings/servers not-usable'],
    [
      'a web address',
      { servers: [{ url: 'https://dc1.corp.example' }] },
      '/settings/servers/0/url not-usable',
    ],
    ['a user in it', { servers: [{ url: 'ldaps://a:b@dc1' }] }, '/settings/servers/0/url not-usable'],
    ['a filter in it', { servers: [{ url: 'ldaps://dc1/dc=x??sub' }] }, '/settings/servers/0/url not-usable'],
    ['no authority', { ca: 'trust everybody' }, '/settings/ca not-usable'],
    ['an empty name', { bindDn: ' ' }, '/settings/bindDn not-usable'],
    ['a NUL', { peopleDn: 'OU=a\0' }, '/settings/peopleDn not-usable'],
    ['a password among the settings', { bindPassword: 'x' }, '/settings/bindPassword unknown'],
    [
      'an attribute that is a filter',
      { userNameAttributes: ['uid)(x=*'] },
      '/settings/userNameAttributes/0 not-usable',
    ],
  ])('S-61 PR-T06 no directory is described with %s', (_, change, fault) => {
    for (const driver of ['active_directory', 'openldap'])
      expect(faults(driver, { ...directory, ...change })).toEqual([fault]);
  });

  it('PR-T06 the local store is told nothing', () => {
    expect(faults('local', {})).toEqual([]);
    expect(faults('local', { url: 'x' })).toEqual(['/settings/url unknown']);
  });

  it('AS-10 BY-04 an external system names the key that opens passwords, unless it makes them itself', () => {
    const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
    expect(faults('external', { delivery: 'pull' })).toEqual(['/settings/executorKey not-usable']);
    expect(faults('external', { delivery: 'pull' }, false)).toEqual([]);
    expect(faults('external', { delivery: 'pull', executorKey: key })).toEqual([]);
    const targets = (x: string, url?: string) => {
      const given = { delivery: url ? 'push' : 'pull', ...(url ? { url } : {}), executorKey: { ...key, x } };
      return kinds.targets('external', kinds.settings('external', given, taking));
    };
    expect(targets('a', 'https://robot.example/tasks')).toEqual([
      'robot.example:443',
      expect.stringMatching(/^key:/),
    ]);
    expect(targets('a')).not.toEqual(targets('b'));
  });
});
