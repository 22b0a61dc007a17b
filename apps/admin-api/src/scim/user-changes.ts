import type { UserRevision } from '@latchkey/identity';
import { isSchemaName, keptAttributes, passedOver, plainName, readOnly } from './attribute-names.ts';
import { parsePath, type Filter } from './filter.ts';
import type { Body, PatchOperation, PatchVerb } from './patch.ts';
import { bodyOf, wordOf } from './patch.ts';
import { ScimFault } from './scim-fault.ts';
import { addressOf, meetsAddress } from './user-address.ts';

type Names = 'userName' | 'displayName' | 'externalId';
const names: Readonly<Record<string, Names>> = {
  username: 'userName',
  displayname: 'displayName',
  externalid: 'externalId',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a request says of a user, gathered attribute by attribute; the last word about one counts. */
export class UserChanges {
  private readonly said: Mutable<UserRevision> = {};
  private readonly attributes: Record<string, string | null> = {};
  /** Only a name for showing, for when there is no other. */
  formattedName: string | null = null;

  /** The address that the user has, for paths that pick one by its value. */
  constructor(private readonly email: string | null) {}

  get revision(): UserRevision {
    return { ...this.said, attributes: { ...this.attributes } };
  }

  /** Everything in a body: what is unknown in it is passed over. Throws ScimFault. */
  takeAll(body: Body, verb: PatchVerb = 'replace'): this {
    for (const [key, value] of Object.entries(body)) {
      if (isSchemaName(key)) this.takeAll(bodyOf(value), verb);
      else if (isPath(key)) this.take(key, value, verb, false);
    }
    return this;
  }

  /** Throws ScimFault. */
  patch({ verb, path, value }: PatchOperation): this {
    if (path === null) return this.takeAll(bodyOf(value), verb);
    if (isSchemaName(path)) return this.takeAll(verb === 'remove' ? emptied(path) : bodyOf(value), verb);
    this.take(path, verb === 'remove' ? null : value, verb, true);
    return this;
  }

  /** What a replacement leaves out is gone, where a user can be without it. */
  clearUnsaid(): this {
    for (const name of Object.values(keptAttributes)) this.attributes[name] ??= null;
    return this;
  }

  private take(path: string, value: unknown, verb: PatchVerb, isNamed: boolean): void {
    const { attribute, filter, part } = parsePath(path);
    const name = [plainName(attribute), ...(part === null ? [] : [part.toLowerCase()])].join('.');
    if (name === 'emails' || name.startsWith('emails.')) return this.takeAddress(name, filter, value, verb);
    if (name === 'name') return this.takeName(value, verb);
    if (name === 'name.formatted') this.formattedName = text(name, value);
    const kept = own(keptAttributes, name);
    const called = own(names, name);
    if (kept !== undefined) this.attributes[kept] = text(name, value);
    else if (called !== undefined) this.takeCalled(called, text(name, value));
    else if (name === 'active') this.said.active = flag(value);
    else if (isNamed) refuseUnkept(name);
  }

  private takeCalled(called: Names, value: string | null): void {
    if (called === 'externalId') this.said.externalId = value;
    else if (value !== null) this.said[called] = value;
    else if (called === 'userName') throw new ScimFault('invalidValue', 'A user keeps a userName.');
  }

  private takeName(value: unknown, verb: PatchVerb): void {
    const parts = value === null ? { givenName: null, familyName: null } : bodyOf(value);
    for (const [key, part] of Object.entries(parts)) {
      if (isPath(key)) this.take(`name.${key}`, part, verb, false);
    }
  }

  /** One address of a user is kept, the one that recovery mails go to; it cannot be taken away. */
  private takeAddress(name: string, filter: Filter | null, value: unknown, verb: PatchVerb): void {
    if (name !== 'emails' && name !== 'emails.value') return;
    const isOurs = filter === null || meetsAddress(filter, this.email ?? '');
    if (!isOurs && verb === 'replace') throw new ScimFault('noTarget', 'The user has no such address.');
    if (!isOurs) return;
    const address = addressOf(value);
    if (address === null) throw new ScimFault('invalidValue', 'A user keeps an address: name another one.');
    this.said.email = address;
  }
}

function own<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Keys of a body that cannot name an attribute are passed over with the other unknown ones. */
function isPath(key: string): boolean {
  return /^[A-Za-z][^\s\\]{0,200}$|^[A-Za-z][\w:.-]*\[[^\]]{1,200}\]\.?[\w-]*$/.test(key);
}

function emptied(schema: string): Body {
  const names = ['employeeNumber', 'department', 'division', 'organization', 'costCenter'];
  return Object.fromEntries(names.map((name) => [`${schema}:${name}`, null]));
}

/** Null for what is empty. Throws ScimFault. */
function text(name: string, value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw new ScimFault('invalidValue', `Send ${name} as one text.`);
}

function flag(value: unknown): boolean {
  const word = wordOf(value);
  if (word === 'true' || word === 'false') return word === 'true';
  throw new ScimFault('invalidValue', 'Send active as true or false.');
}

function refuseUnkept(name: string): void {
  const [whole = ''] = name.split('.');
  if (readOnly.has(whole)) throw new ScimFault('mutability', 'This attribute is ours to say.');
  if (passedOver.has(whole) || passedOver.has(name)) return;
  throw new ScimFault('invalidPath', 'There is no such attribute. /Schemas says which there are.');
}
