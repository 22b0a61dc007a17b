import { EqualityFilter, OrFilter, type Entry } from 'ldapts';
import type { LockState } from '@latchkey/credentials';
import { findAccount, textsOf } from '../account-search.ts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { Directory } from '../directory.ts';
import { isLockedPermanently, lockStateAt } from './account-lock.ts';

export interface OpenLdapAccount {
  readonly dn: string;
  readonly signInDn: string;
  /** Stays through a rename, which changes the DN. */
  readonly uuid: string;
  readonly protected: boolean;
  readonly lockedAt: string | undefined;
  readonly policyDn: string | undefined;
}

const question = {
  kinds: [new EqualityFilter({ attribute: 'objectClass', value: 'person' })],
  attributes: ['entryUUID', 'uid', 'pwdAccountLockedTime', 'pwdPolicySubentry'],
};

export async function findOpenLdapAccount(
  connection: DirectoryConnection,
  directory: Directory,
  userName: string,
): Promise<OpenLdapAccount | undefined> {
  const entry = await findAccount(connection, directory, userName, question);
  const uuid = entry && textsOf(entry, 'entryUUID')[0];
  if (!entry || !uuid) return undefined;
  const [lockedAt] = textsOf(entry, 'pwdAccountLockedTime');
  return {
    dn: entry.dn,
    signInDn: entry.dn,
    uuid,
    // A new password would end the lock of an administrator as well: this server unlocks by itself.
    protected:
      isLockedPermanently(lockedAt) || (await isInGroup(connection, entry, directory.protectedGroups)),
    lockedAt,
    policyDn: textsOf(entry, 'pwdPolicySubentry')[0] ?? directory.policyDn,
  };
}

/** Where the account is by now; undefined when it is gone. */
export async function currentDn(
  connection: DirectoryConnection,
  directory: Directory,
  uuid: string,
): Promise<string | undefined> {
  const found = await connection.search(directory.peopleDn, {
    scope: 'sub',
    filter: new EqualityFilter({ attribute: 'entryUUID', value: uuid }),
    sizeLimit: 2,
    attributes: ['entryUUID'],
  });
  return found.length === 1 ? found[0]?.dn : undefined;
}

export async function openLdapLockState(
  connection: DirectoryConnection,
  account: OpenLdapAccount,
  now: Date,
): Promise<LockState> {
  const { lockedAt, policyDn } = account;
  if (lockedAt === undefined || policyDn === undefined) return lockStateAt(now, lockedAt, undefined);
  const [policy] = await connection.search(policyDn, { scope: 'base', attributes: ['pwdLockoutDuration'] });
  return lockStateAt(
    now,
    lockedAt,
    policy ? Number(textsOf(policy, 'pwdLockoutDuration')[0] ?? 0) : undefined,
  );
}

/** Groups of names, of unique names and of POSIX. Groups in groups are not looked into: this server does not either. */
async function isInGroup(
  connection: DirectoryConnection,
  entry: Entry,
  groups: readonly string[],
): Promise<boolean> {
  const filter = new OrFilter({
    filters: [
      ...['member', 'uniqueMember'].map((attribute) => new EqualityFilter({ attribute, value: entry.dn })),
      ...textsOf(entry, 'uid').map((value) => new EqualityFilter({ attribute: 'memberUid', value })),
    ],
  });
  for (const group of groups) {
    const found = await connection.search(group, { scope: 'base', filter, attributes: ['objectClass'] });
    if (found.length > 0) return true;
  }
  return false;
}
