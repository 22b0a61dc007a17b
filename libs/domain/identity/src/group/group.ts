import { Aggregate, type Environment } from '@latchkey/kernel';
import * as happened from './events.ts';

export interface NewGroup {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** Some of the tenant's people under one name. Who belongs to it is kept in rows of their own: a group may be large. */
export class Group extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  createdAt!: Date;
  version!: number;

  static create(group: NewGroup): Group {
    const made = Object.assign(new Group(), group, { version: 1 });
    made.nameKey = group.name.normalize('NFC').toLowerCase();
    made.record(new happened.GroupCreated(made.id));
    return made;
  }

  noteAdded(userId: string): void {
    this.record(new happened.GroupMemberAdded(this.id, userId));
  }

  noteRemoved(userId: string): void {
    this.record(new happened.GroupMemberRemoved(this.id, userId));
  }

  /** The last thing that is told of it. Processes for this group alone deactivate themselves (PR-B07). */
  markDeleted(): void {
    this.record(new happened.GroupDeleted(this.id));
  }
}
