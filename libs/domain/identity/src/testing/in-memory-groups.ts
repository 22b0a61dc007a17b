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

  async add(group: Group, memberIds: readonly string[] = []): Promise<void> {
    await this.keepUnique(group);
    this.table.add(group);
    await this.addMembers(group.id, memberIds);
  }

  async keepUnique(group: Group): Promise<void> {
    const isTaken = ({ id, nameKey, externalId }: Group): boolean =>
      id !== group.id &&
      !this.removed.has(id) &&
      (nameKey === group.nameKey || (externalId !== null && externalId === group.externalId));
    if (this.table.all().some(isTaken)) throw new Conflict('A group of this name exists.');
  }

  async addMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]> {
    const joined: string[] = [];
    for (const userId of userIds) if (await this.addMember(groupId, userId)) joined.push(userId);
    return joined;
  }

  async removeMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]> {
    const left: string[] = [];
    for (const userId of userIds) if (await this.removeMember(groupId, userId)) left.push(userId);
    return left;
  }

  async removeOthers(groupId: string, staying: readonly string[], most: number): Promise<readonly string[]> {
    const others = [...this.memberships]
      .filter((membership) => membership.startsWith(`${groupId}/`))
      .map((membership) => membership.slice(groupId.length + 1))
      .filter((userId) => !staying.includes(userId));
    return this.removeMembers(groupId, others.slice(0, most + 1));
  }

  async remove({ id }: Group): Promise<void> {
    this.removed.add(id);
    for (const membership of this.memberships)
      if (membership.startsWith(`${id}/`)) this.memberships.delete(membership);
  }

  async idsOf(userId: string): Promise<readonly string[]> {
    const own = [...this.memberships].filter((membership) => membership.endsWith(`/${userId}`));
    return own.map((membership) => membership.slice(0, -userId.length - 1)).sort();
  }

  async addMember(groupId: string, userId: string): Promise<boolean> {
    const before = this.memberships.size;
    return this.memberships.add(`${groupId}/${userId}`).size > before;
  }

  async removeMember(groupId: string, userId: string): Promise<boolean> {
    return this.memberships.delete(`${groupId}/${userId}`);
  }
}
