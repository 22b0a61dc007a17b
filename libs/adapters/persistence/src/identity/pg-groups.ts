import { Conflict, NotFound } from '@latchkey/kernel';
import { Group, Groups } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
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

  async add(group: Group): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(`select 1 from tenant.user_group where name_key = $1`, [
      group.nameKey,
    ]);
    if (taken.length > 0) throw new Conflict('A group of this name exists. Choose another name.');
    transaction.add(group);
  }

  async remove({ id }: Group): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.group_member where group_id = $1`, [id]);
    await transaction.execute(`delete from tenant.user_group where id = $1`, [id]);
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
}
