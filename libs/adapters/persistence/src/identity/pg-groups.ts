import { Conflict, NotFound } from '@latchkey/kernel';
import { Group, Groups } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
import type { ColumnValue } from '../unit-of-work/row-batch.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgGroups extends Groups {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<Group> {
    const transaction = this.transactions.current();
    const group = await transaction
      .entities()
      .findOne(Group, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!group) throw new NotFound();
    return transaction.track(group);
  }

  async add(group: Group, memberIds: readonly string[] = []): Promise<void> {
    await this.keepUnique(group);
    const transaction = this.transactions.current();
    transaction.add(group);
    for (const userId of memberIds)
      transaction.insert('group_member', { group_id: group.id, user_id: userId });
  }

  async keepUnique({ id, nameKey, externalId }: Group): Promise<void> {
    const text = `select 1 from tenant.user_group where (name_key = $1 or external_id = $2) and id <> $3 limit 1`;
    const taken = await this.transactions.current().query(text, [nameKey, externalId, id]);
    if (taken.length > 0) throw new Conflict('A group of this name exists. Choose another name.');
  }

  async remove({ id }: Group): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.group_member where group_id = $1`, [id]);
    await transaction.execute(`delete from tenant.user_group where id = $1`, [id]);
  }

  async idsOf(userId: string): Promise<readonly string[]> {
    const text = `select group_id as id from tenant.group_member where user_id = $1 order by group_id`;
    return (await this.transactions.current().query<{ id: string }>(text, [userId])).map(({ id }) => id);
  }

  async addMember(groupId: string, userId: string): Promise<boolean> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const text = `insert into tenant.group_member (tenant_id, environment, group_id, user_id) values ($1, $2, $3, $4)
      on conflict do nothing`;
    return (await transaction.execute(text, [tenantId, environment, groupId, userId])) > 0;
  }

  async removeMember(groupId: string, userId: string): Promise<boolean> {
    const text = `delete from tenant.group_member where group_id = $1 and user_id = $2`;
    return (await this.transactions.current().execute(text, [groupId, userId])) > 0;
  }

  addMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]> {
    const { tenantId, environment } = this.transactions.current().scope;
    return this.moved(
      `insert into tenant.group_member (tenant_id, environment, group_id, user_id)
        select $1, $2, $3, unnest($4::uuid[]) on conflict do nothing returning user_id as "userId"`,
      [tenantId, environment, groupId, userIds],
    );
  }

  removeMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]> {
    return this.moved(
      `delete from tenant.group_member where group_id = $1 and user_id = any ($2::uuid[])
        returning user_id as "userId"`,
      [groupId, userIds],
    );
  }

  removeOthers(groupId: string, staying: readonly string[], most: number): Promise<readonly string[]> {
    return this.moved(
      `delete from tenant.group_member where group_id = $1 and user_id in (
          select user_id from tenant.group_member where group_id = $1 and user_id <> all ($2::uuid[]) limit $3)
        returning user_id as "userId"`,
      [groupId, staying, most + 1],
    );
  }

  /** Who came or went by a statement. */
  private async moved(text: string, values: readonly ColumnValue[]): Promise<readonly string[]> {
    const rows = await this.transactions.current().query<{ userId: string }>(text, values);
    return rows.map(({ userId }) => userId);
  }
}
