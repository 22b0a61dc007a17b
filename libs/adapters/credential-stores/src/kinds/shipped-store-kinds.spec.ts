import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import type { StoreDescriptions } from '@latchkey/credentials';
import { OutboundClient } from '@latchkey/outbound';
import { MockStore } from '../mock/driver.ts';
import { mockKeys } from '../mock/errors.ts';
import { RestStore } from '../rest/driver.ts';
import { restDescription } from '../rest/testing/rest-kind.ts';
import { ScimStore } from '../scim/driver.ts';
import { SoapStore } from '../soap/driver.ts';
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

  it.each<[string, object, object]>([
    [
      'soap',
      { endpoint: 'https://peer.example.com/store', authentication: { kind: 'basic', userName: 'us' } },
      { secrets: ['password'], targets: ['peer.example.com:443'], canUnlock: true },
    ],
    [
      'rest',
      { baseUrl: 'https://idm.example.com:8443', ...restDescription, authentication: { kind: 'bearer' } },
      { secrets: ['credential'], targets: ['idm.example.com:8443'], canUnlock: true },
    ],
    [
      'scim',
      {
        baseUrl: 'https://scim.example.com',
        authentication: { kind: 'oauth2', tokenUrl: 'https://login.example.com/token', clientId: 'us' },
      },
      {
        secrets: ['credential'],
        targets: ['scim.example.com:443', 'login.example.com:443'],
        canUnlock: false,
      },
    ],
    ['mock-success', {}, { secrets: [], targets: [], canUnlock: true }],
  ])(
    'PR-T06 PR-T07 S-60 %s: settings are read, and say which secrets they use, where they lead and what they can',
    (driver, given, expected) => {
      const read = kinds.settings(driver, given, taking);
      const { canUnlock } = kinds.abilities(driver, read);
      const told = {
        secrets: kinds.secretNames(driver, read),
        targets: kinds.targets(driver, read),
        canUnlock,
      };
      expect(told).toEqual(expected);
      expect(kinds.settings(driver, JSON.parse(JSON.stringify(read)) as object, taking)).toEqual(read);
      expect(faults(driver, { ...given, verifyCertificate: false })).toEqual([
        '/settings/verifyCertificate unknown',
      ]);
    },
  );

  it.each([
    ...['http://peer.example.com', 'https://us@peer.example.com', 'https://us:pw@peer.example.com/x'],
    ...['https://peer.example.com/x?y', 'https://peer.example.com/#x', 'ftp://peer.example.com', 'peer', ''],
  ])('S-60 a peer does not listen at %j', (endpoint) => {
    const authentication = { kind: 'basic', userName: 'us' };
    expect(faults('soap', { endpoint, authentication })).toContain('/settings/endpoint not-usable');
  });

  it('PR-T07 every driver that the worker holds has a kind, and every kind a driver', () => {
    const descriptions = {} as StoreDescriptions;
    const client = new OutboundClient();
    const drivers = [
      ...[SoapStore, RestStore, ScimStore].map((Store) => new Store(descriptions, client)),
      ...mockKeys.map((key) => new MockStore(key)),
    ].map(({ key }) => key);
    const named = kinds.all().map(({ driver }) => driver);
    expect(named.sort()).toEqual(['active_directory', 'external', 'local', 'openldap', ...drivers].sort());
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
