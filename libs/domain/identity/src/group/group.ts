import { Aggregate, InvalidInput, type Environment } from '@latchkey/kernel';
import { isDisplayName } from '../user/display-name.ts';
import { identifierKey } from '../user/identifier.ts';
import * as happened from './events.ts';

export interface NewGroup {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  /** What the directory that it comes from calls it; null when left out. */
  readonly externalId?: string | null;
  readonly createdAt: Date;
}

/** What is left out stays as it is. */
export interface GroupNames {
  readonly name?: string;
  readonly externalId?: string | null;
}

/** Some of the tenant's people under one name. Who belongs to it is kept in rows of their own: a group may be large. */
export class Group extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  externalId!: string | null;
  /** Grows with each joining and leaving, so that the version tells of those too. */
  memberChanges!: number;
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput. */
  static create(group: NewGroup): Group {
    refuseFaulty(group);
    const { externalId = null } = group;
    const made = Object.assign(new Group(), group, { externalId, memberChanges: 0, version: 1 });
    made.nameKey = keyOf(group.name);
    made.record(new happened.GroupCreated(made.id));
    return made;
  }

  /** Throws InvalidInput. */
  rename(names: GroupNames): void {
    refuseFaulty(names);
    const { name = this.name, externalId = this.externalId } = names;
    if (name === this.name && externalId === this.externalId) return;
    Object.assign(this, { name, externalId, nameKey: keyOf(name) });
    this.record(new happened.GroupRenamed(this.id));
  }

  noteAdded(userId: string): void {
    this.memberChanges += 1;
    this.record(new happened.GroupMemberAdded(this.id, userId));
  }

  noteRemoved(userId: string): void {
    this.memberChanges += 1;
    this.record(new happened.GroupMemberRemoved(this.id, userId));
  }

  /** The last thing that is told of it. Processes for this group alone deactivate themselves (PR-B07). */
  markDeleted(): void {
    this.record(new happened.GroupDeleted(this.id));
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function refuseFaulty({ name, externalId }: GroupNames): void {
  const detail = 'Give a name of 1 to 200 bytes, visible only.';
  if (name !== undefined && !isDisplayName(name))
    throw new InvalidInput([{ pointer: '/name', code: 'invalid-text', detail }]);
  if (typeof externalId === 'string' && identifierKey(externalId) === undefined)
    throw new InvalidInput([{ pointer: '/externalId', code: 'identifier', detail }]);
}
