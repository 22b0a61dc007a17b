import { describe, expect, it } from '@jest/globals';
import {
  canChange,
  canReadLockState,
  canTellPassword,
  canTest,
  canUnlock,
  type StoreDriver,
} from '@latchkey/credentials';
import { CountedHashing, InMemoryPasswordHashes } from '@latchkey/credentials/testing';
import { inMemoryWorld } from '@latchkey/kernel/testing';
import { VettedSockets } from '@latchkey/outbound';
import { ActiveDirectoryStore } from '../directory/active-directory/active-directory-store.ts';
import { usualDeadlines } from '../directory/deadlines.ts';
import { DirectoryConversations } from '../directory/directory-conversations.ts';
import { OpenLdapStore } from '../directory/openldap/openldap-store.ts';
import { LocalStore } from '../local/driver.ts';
import { ShippedStoreKinds } from './shipped-store-kinds.ts';

const { unitOfWork, database } = inMemoryWorld();
const conversations = new DirectoryConversations(
  { of: () => Promise.reject(new Error('nobody asks')) },
  { tell: () => undefined },
  { sockets: new VettedSockets(), deadlines: usualDeadlines },
);
const drivers: readonly StoreDriver[] = [
  new LocalStore(unitOfWork, new InMemoryPasswordHashes(database), new CountedHashing()),
  new ActiveDirectoryStore(conversations),
  new OpenLdapStore(conversations),
];

describe('what a kind of store is said to be able to do', () => {
  it.each(drivers.map((driver) => [driver.key, driver] as const))('PR-T07 is what %s does', (key, driver) => {
    expect(new ShippedStoreKinds().find(key)).toMatchObject({
      canUnlock: canUnlock(driver),
      canReadLockState: canReadLockState(driver),
      canChange: canChange(driver),
      canTest: canTest(driver),
    });
    expect(canTellPassword(driver)).toBe(true);
  });
});
