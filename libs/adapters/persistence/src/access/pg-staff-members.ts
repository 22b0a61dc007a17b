import { NotFound } from '@latchkey/kernel';
import { StaffAddressTaken, StaffMember, StaffMembers, type StaffAccount } from '@latchkey/access';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgStaffMembers extends StaffMembers {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<StaffMember> {
    const member = await this.transactions.current().entities().findOne(StaffMember, { id });
    if (!member) throw new NotFound();
    return member;
  }

  async getForUpdate(id: string): Promise<StaffMember> {
    const transaction = this.transactions.current();
    const member = await transaction
      .entities()
      .findOne(StaffMember, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!member) throw new NotFound();
    return transaction.track(member);
  }

  async add(member: StaffMember): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(`select 1 from tenant.staff_member where email_key = $1`, [
      member.emailKey,
    ]);
    if (taken.length > 0) throw new StaffAddressTaken();
    transaction.add(member);
  }

  async account(emailKey: string): Promise<StaffAccount | undefined> {
    const rows = await this.transactions.current().query<StaffAccount>(
      `select m.id as "staffId", m.status = 'active' and t.status = 'active' as active,
          m.password_hash as "passwordHash"
        from tenant.staff_member m join tenant.tenant t on t.tenant_id = m.tenant_id
        where m.email_key = $1`,
      [emailKey],
    );
    return rows[0];
  }

  async countOtherAdministrators(id: string): Promise<number> {
    const locked = await this.transactions.current().query<{ id: string }>(
      `select id from tenant.staff_member
        where status = 'active' and password_hash is not null and 'password_reset_admin' = any (roles)
        order by id for update`,
    );
    return locked.filter((administrator) => administrator.id !== id).length;
  }
}
