import { describe, expect, it } from '@jest/globals';
import { CredentialStore } from '../store/credential-store.ts';
import { StoreType } from './store-type.ts';

const shipped = Object.assign(new StoreType(), {
  ...{ tenantId: 'tenant', environment: 'live', id: 'local', name: 'Local', nameKey: 'local' },
  ...{
    driver: 'local',
    mode: 'synchronous',
    canUnlock: true,
    canReadLockState: false,
    acceptsPassword: true,
    canChange: true,
    settings: {},
  },
});

describe('a type of stores', () => {
  it('PR-T07 PR-B33 is copied with its abilities, under a name that letter case does not tell apart', () => {
    const copy = shipped.copy('copy', 'Shop Accounts');
    expect(copy).toMatchObject({
      ...{
        tenantId: 'tenant',
        environment: 'live',
        id: 'copy',
        name: 'Shop Accounts',
        nameKey: 'shop accounts',
      },
      ...{ driver: 'local', mode: 'synchronous', canUnlock: true, canReadLockState: false },
      acceptsPassword: true,
    });
    copy.markDeleted();
    expect(copy.pullEvents().map((event) => [event.name, event.facts()])).toEqual([
      ['credentials.store-type.copied', { storeTypeId: 'copy' }],
      ['credentials.store-type.deleted', { storeTypeId: 'copy' }],
    ]);
    expect(shipped.pullEvents()).toEqual([]);
  });
});

describe('a store', () => {
  it('PR-T05 S-35 declares whether it holds the mailboxes, and tells its end', () => {
    const store = CredentialStore.create({
      ...{ tenantId: 'tenant', environment: 'live', id: 'store', name: 'Mail', typeId: 'local' },
      ...{
        multiFactorSignIn: false,
        holdsMailboxes: true,
        createdAt: new Date(),
        settings: {},
        targets: [],
        canUnlock: true,
      },
    });
    expect(store.holdsMailboxes).toBe(true);
    store.markDeleted();
    expect(store.pullEvents().map((event) => [event.name, event.facts()])).toEqual([
      ['credentials.store.created', { storeId: 'store' }],
      ['credentials.store.deleted', { storeId: 'store' }],
    ]);
  });
});
