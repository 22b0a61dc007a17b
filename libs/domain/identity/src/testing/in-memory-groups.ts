import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Group } from '../group/group.ts';
import { Groups } from '../group/groups.ts';

export class InMemoryGroups extends Groups {
  readonly table: AggregateTable<Group>;
  private readonly removed = new Set<string>();
  /** `group/user`. */
  readonly memberships = new Set<string>();

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Group, ({ id }) => id);
  }

  async getForUpdate(id: string): Promise<Group> {
    const found = this.table.load((row) => row.id === id && !this.removed.has(id));
    if (!found) throw new NotFound();
    return found;
  }

  async add(group: Group): Promise<void> {
    const taken = this.table
      .all()
      .some(({ id, nameKey }) => nameKey === group.nameKey && !this.removed.has(id));
    if (taken) throw new Conflict('A group of this name exists.');
    this.table.add(group);
  }

  async remove({ id }: Group): Promise<void> {
    this.removed.add(id);
    for (const membership of this.memberships)
      if (membership.startsWith(`${id}/`)) this.memberships.delete(membership);
  }

  async addMember(groupId: string, userId: string): Promise<boolean> {
    const before = this.memberships.size;
    return this.memberships.add(`${groupId}/${userId}`).size > before;
  }

  async removeMember(groupId: string, userId: string): Promise<boolean> {
    return this.memberships.delete(`${groupId}/${userId}`);
  }
}
