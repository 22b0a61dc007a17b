import type { GroupRevision } from '@latchkey/identity';
import { isSchemaName, plainName } from './attribute-names.ts';
import { parsePath, type Filter } from './filter.ts';
import { bodyOf, type Body, type PatchOperation, type PatchVerb } from './patch.ts';
import { ScimFault } from './scim-fault.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a request says of a group and of who belongs to it, in the order in which it says so. */
export class GroupChanges {
  private name: string | undefined;
  private externalId: string | null | undefined;
  private readonly joining = new Set<string>();
  private readonly leaving = new Set<string>();
  private othersLeave = false;

  get revision(): GroupRevision {
    const { name, externalId, othersLeave } = this;
    const [joining, leaving] = [[...this.joining], [...this.leaving]];
    const isAboutMembers = othersLeave || joining.length > 0 || leaving.length > 0;
    return {
      ...(name === undefined ? {} : { name }),
      ...(externalId === undefined ? {} : { externalId }),
      ...(isAboutMembers ? { members: { joining, leaving, othersLeave } } : {}),
    };
  }

  /** Everything in a body: what is unknown in it is passed over. Throws ScimFault. */
  takeAll(body: Body, verb: PatchVerb = 'replace'): this {
    for (const [key, value] of Object.entries(body)) {
      if (isSchemaName(key)) this.takeAll(bodyOf(value), verb);
      else this.take(plainName(key), null, value, verb);
    }
    return this;
  }

  /** Throws ScimFault. */
  patch({ verb, path, value }: PatchOperation): this {
    if (path === null) return this.takeAll(bodyOf(value), verb);
    const { attribute, filter } = parsePath(path);
    const isKnown = this.take(plainName(attribute), filter, value, verb);
    if (isKnown) return this;
    const isOurs = ['id', 'meta', 'schemas'].includes(plainName(attribute));
    throw isOurs
      ? new ScimFault('mutability', 'This attribute is ours to say.')
      : new ScimFault('invalidPath', 'There is no such attribute. /Schemas says which there are.');
  }

  private take(name: string, filter: Filter | null, value: unknown, verb: PatchVerb): boolean {
    if (name === 'displayname') this.name = required(verb === 'remove' ? null : value);
    else if (name === 'externalid') this.externalId = text(verb === 'remove' ? null : value);
    else if (name === 'members') this.takeMembers(filter, value, verb);
    else return false;
    return true;
  }

  private takeMembers(filter: Filter | null, value: unknown, verb: PatchVerb): void {
    if (filter && verb !== 'remove')
      throw new ScimFault('invalidPath', 'Picked members can be removed, and nothing else.');
    const named = filter ? pickedIds(filter) : idsOf(value ?? []);
    if (verb === 'replace' || (verb === 'remove' && !filter && value === null)) this.allLeave();
    for (const id of named) {
      if (verb === 'remove') this.leave(id);
      else this.join(id);
    }
  }

  private allLeave(): void {
    this.othersLeave = true;
    this.joining.clear();
    this.leaving.clear();
  }

  private join(id: string): void {
    this.leaving.delete(id);
    this.joining.add(id);
  }

  private leave(id: string): void {
    this.joining.delete(id);
    if (!this.othersLeave) this.leaving.add(id);
  }
}

/** `value eq "…"`, or several of them. Throws ScimFault. */
function pickedIds(filter: Filter): string[] {
  if (filter.kind === 'or') return filter.of.flatMap(pickedIds);
  const isEquality = filter.kind === 'compare' && filter.comparison === 'eq';
  if (isEquality && filter.path.toLowerCase() === 'value') return [idOf(filter.value)];
  throw new ScimFault('invalidFilter', 'Pick members by: value eq "…".');
}

function idsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => idOf(bodyOf(one)['value']));
}

function idOf(value: unknown): string {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  if (!uuid.test(id)) throw new ScimFault('invalidValue', 'Name a member by the id of a user.');
  return id;
}

function required(value: unknown): string {
  const name = text(value);
  if (name === null) throw new ScimFault('invalidValue', 'A group keeps a displayName.');
  return name;
}

function text(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw new ScimFault('invalidValue', 'Send one text.');
}
