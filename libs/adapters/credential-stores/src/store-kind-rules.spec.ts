import { describe, expect, it } from '@jest/globals';
import type { StoreDescriptions } from '@latchkey/credentials';
import { OutboundClient } from '@latchkey/outbound';
import { MockStore } from './mock/driver.ts';
import { mockKeys } from './mock/errors.ts';
import { RestStore } from './rest/driver.ts';
import { restDescription } from './rest/testing/rest-kind.ts';
import { ScimStore } from './scim/driver.ts';
import { SoapStore } from './soap/driver.ts';
import { storeKinds } from './store-kind-rules.ts';

const examples: Readonly<Record<string, object>> = {
  soap: {
    endpoint: 'https://peer.example.com/remote-store',
    authentication: { kind: 'username-token', userName: 'us' },
  },
  rest: { baseUrl: 'https://idm.example.com', ...restDescription },
  scim: { baseUrl: 'https://scim.example.com', authentication: { kind: 'none' } },
};

describe('the kinds of store', () => {
  it('are those that a driver speaks to, each once', () => {
    const descriptions = {} as StoreDescriptions;
    const client = new OutboundClient();
    const drivers = [
      ...[SoapStore, RestStore, ScimStore].map((Store) => new Store(descriptions, client)),
      ...mockKeys.map((key) => new MockStore(key)),
    ];
    expect(storeKinds.map(({ driver }) => driver)).toEqual(drivers.map(({ key }) => key));
    expect(new Set(storeKinds.map(({ name }) => name)).size).toBe(storeKinds.length);
  });

  it('mocks are of the test environment alone, the others are not', () => {
    const testOnly = storeKinds.filter((kind) => kind.testOnly).map(({ driver }) => driver);
    expect(testOnly).toEqual(mockKeys);
  });

  it.each(storeKinds.map((kind) => [kind.driver, kind] as const))(
    'read their settings, ask for secrets by them, and refuse what they do not know: %s',
    (driver, kind) => {
      const read = kind.settings.parse(examples[driver] ?? {});
      expect(kind.secretNames(read)).toEqual({ soap: ['password'], rest: ['credential'] }[driver] ?? []);
      expect(Object.keys(kind.abilities(read))).toEqual(['canUnlock', 'canReadLockState', 'canChange']);
      expect(kind.settings.safeParse({ ...examples[driver], verifyCertificate: false }).success).toBe(false);
      // What was saved is read again as it was.
      expect(kind.settings.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
    },
  );

  it.each([
    ...['http://peer.example.com', 'https://us@peer.example.com', 'https://us:pw@peer.example.com/x'],
    ...['https://peer.example.com/x?y', 'https://peer.example.com/#x', 'ftp://peer.example.com', 'peer', ''],
  ])('S-60 a peer does not listen at %j', (endpoint) => {
    const soap = storeKinds.find(({ driver }) => driver === 'soap');
    expect(soap?.settings.safeParse({ ...examples['soap'], endpoint }).success).toBe(false);
  });
});
