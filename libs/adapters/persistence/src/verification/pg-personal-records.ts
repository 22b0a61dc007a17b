import { PersonalRecords } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';
import { personalDatum } from './personal-datum.ts';

export class PgPersonalRecords extends PersonalRecords {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(userId: string, attribute: string): Promise<string | undefined> {
    const text = `select ${personalDatum('u', '$2::text')} as datum from tenant.app_user u where u.id = $1`;
    const rows = await this.transactions.current().query<{ datum: string | null }>(text, [userId, attribute]);
    return rows[0]?.datum ?? undefined;
  }

  async hasAttribute(name: string): Promise<boolean> {
    const text = `select 1 from tenant.user_attribute where name = $1 limit 1`;
    return (await this.transactions.current().query(text, [name])).length > 0;
  }
}
