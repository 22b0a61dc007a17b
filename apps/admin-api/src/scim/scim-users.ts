import { isMailAddress, type UserPlanned, type UserRevision, type UserSearchOrder } from '@latchkey/identity';
import { TenantContext } from '@latchkey/kernel';
import { plainName } from './attribute-names.ts';
import type { Body } from './patch.ts';
import { ScimFault } from './scim-fault.ts';
import { UserChanges } from './user-changes.ts';

const orders: Readonly<Record<string, UserSearchOrder>> = {
  id: 'created',
  'meta.created': 'created',
  username: 'userName',
  displayname: 'displayName',
};

/** Throws ScimFault. */
export function userOrder(sortBy: string | undefined): UserSearchOrder {
  const name = plainName(sortBy ?? 'id');
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (order === undefined)
    throw new ScimFault('invalidValue', 'Sort by userName, displayName, id or meta.created.');
  return order;
}

/** A new person. Who has no address of their own has the one that is their name. Throws ScimFault. */
export function newUser(body: Body): UserPlanned {
  const changes = new UserChanges(null).takeAll(body);
  const { userName, email, displayName, externalId = null, active = true } = changes.revision;
  if (userName === undefined) throw new ScimFault('invalidValue', 'Send userName.');
  return {
    userName,
    email: email ?? ownAddress(userName),
    displayName: displayName ?? otherName(changes) ?? userName,
    storeId: homeStore(),
    attributes: given(changes.revision),
    externalId,
    active,
  };
}

/** What PUT says. A user keeps a display name, an address and the directory's id where it says none. Throws ScimFault. */
export function replacedUser(body: Body): UserRevision {
  const changes = new UserChanges(null).takeAll(body).clearUnsaid();
  if (changes.revision.userName === undefined) throw new ScimFault('invalidValue', 'Send userName.');
  const displayName = changes.revision.displayName ?? otherName(changes);
  return { ...changes.revision, ...(displayName === null ? {} : { displayName }) };
}

function ownAddress(userName: string): string {
  if (isMailAddress(userName)) return userName;
  throw new ScimFault('invalidValue', 'Send emails: a user needs an address.');
}

function otherName({ formattedName, revision }: UserChanges): string | null {
  const { given_name: first, family_name: last } = given(revision);
  const both = [first, last].filter((part) => part !== undefined).join(' ');
  return formattedName ?? (both === '' ? null : both);
}

function given({ attributes = {} }: UserRevision): Record<string, string> {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Where the passwords live of those whom this token brings. */
function homeStore(): string {
  const { actor } = TenantContext.current();
  return actor.kind === 'provisioner' ? actor.storeId : '';
}
