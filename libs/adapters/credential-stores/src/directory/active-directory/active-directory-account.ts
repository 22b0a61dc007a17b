import { EqualityFilter, NotFilter, type Entry } from 'ldapts';
import type { LockState } from '@latchkey/credentials';
import { bytesOf, findAccount, textsOf } from '../account-search.ts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { Directory } from '../directory.ts';
import { guidName } from './guid-name.ts';

const userAccountControl = { disabled: 0x2 };
const computedControl = { lockedOut: 0x10 };

export interface ActiveDirectoryAccount {
  /** Leads to the account whatever it is called by now. */
  readonly dn: string;
  /** As it is called now, for whoever signs in. */
  readonly signInDn: string;
  /** Unknown where the service account may not read it. */
  readonly lockState: LockState;
  readonly protected: boolean;
}

const question = {
  kinds: [
    new EqualityFilter({ attribute: 'objectClass', value: 'user' }),
    new NotFilter({ filter: new EqualityFilter({ attribute: 'objectClass', value: 'computer' }) }),
  ],
  attributes: ['objectGUID', 'userAccountControl', 'adminCount', 'msDS-User-Account-Control-Computed'],
  binary: ['objectGUID'],
};

export async function findActiveDirectoryAccount(
  connection: DirectoryConnection,
  directory: Directory,
  userName: string,
): Promise<ActiveDirectoryAccount | undefined> {
  const entry = await findAccount(connection, directory, userName, question);
  const guid = entry && bytesOf(entry, 'objectGUID')[0];
  if (!entry || !guid) return undefined;
  const dn = guidName(guid);
  return {
    dn,
    signInDn: entry.dn,
    lockState: lockStateOf(entry),
    protected: isProtected(entry) || (await isInGroup(connection, dn, directory.protectedGroups)),
  };
}

/** `lockoutTime` stays after a lock has run out; this attribute is computed when it is read. */
function lockStateOf(entry: Entry): LockState {
  const [computed] = textsOf(entry, 'msDS-User-Account-Control-Computed');
  if (computed === undefined) return 'unknown';
  return (Number(computed) & computedControl.lockedOut) !== 0 ? 'locked' : 'not_locked';
}

/** `adminCount` marks whom the directory itself protects: administrators, and whoever was one. */
function isProtected(entry: Entry): boolean {
  const disabled = (numberOf(entry, 'userAccountControl') & userAccountControl.disabled) !== 0;
  return disabled || numberOf(entry, 'adminCount') > 0;
}

/** `tokenGroups` are the groups of a sign-in: nested ones and the primary one too. It is read of one entry only. */
async function isInGroup(
  connection: DirectoryConnection,
  dn: string,
  groups: readonly string[],
): Promise<boolean> {
  if (groups.length === 0) return false;
  const memberships = await readBytes(connection, dn, 'tokenGroups');
  // Everybody is in some group. Who may not read them cannot say that somebody is not protected.
  if (memberships.length === 0) return true;
  for (const group of groups) {
    const [sid] = await readBytes(connection, group, 'objectSid');
    if (!sid || memberships.some((each) => each.equals(sid))) return true;
  }
  return false;
}

async function readBytes(connection: DirectoryConnection, dn: string, attribute: string): Promise<Buffer[]> {
  const entries = await connection.search(dn, {
    scope: 'base',
    attributes: [attribute],
    explicitBufferAttributes: [attribute],
  });
  return entries.flatMap((entry) => bytesOf(entry, attribute));
}

function numberOf(entry: Entry, attribute: string): number {
  return Number(textsOf(entry, attribute)[0] ?? 0);
}
