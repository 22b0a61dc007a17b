import { administrator } from '@latchkey/access';
import { Recipients, type Recipient } from '@latchkey/messaging';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgRecipients extends Recipients {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(userId: string): Promise<Recipient | undefined> {
    const rows = await this.transactions
      .current()
      .query<Recipient>(
        `select email, display_name as "displayName" from tenant.app_user where id = $1 and status = 'active'`,
        [userId],
      );
    return rows[0];
  }

  async administrator(staffId: string): Promise<Recipient | undefined> {
    const rows = await this.transactions.current().query<Recipient>(
      `select email, display_name as "displayName" from tenant.staff_member
        where id = $1 and status = 'active' and roles @> array[$2]`,
      [staffId, administrator],
    );
    return rows[0];
  }
}
