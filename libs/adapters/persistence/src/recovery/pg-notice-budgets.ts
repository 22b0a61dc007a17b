import { administrator } from '@latchkey/access';
import { Administrators, NoticeBudgets, type Told } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

/** What administrators were told of lately, in one row of each environment. */
export class PgNoticeBudgets extends NoticeBudgets {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** The row is there and ours once the statement has answered: whoever came first has committed by then. */
  async told(): Promise<readonly Told[]> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const rows = await transaction.query<{ told: readonly Told[] }>(
      `insert into tenant.notice_budget as b (tenant_id, environment, told) values ($1, $2, '[]')
        on conflict (tenant_id, environment) do update set told = b.told returning told`,
      [tenantId, environment],
    );
    return rows[0]?.told ?? [];
  }

  async keep(told: readonly Told[]): Promise<void> {
    const text = 'update tenant.notice_budget set told = $1::jsonb';
    await this.transactions.current().execute(text, [JSON.stringify(told)]);
  }
}

export class PgAdministrators extends Administrators {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async active(): Promise<readonly string[]> {
    const rows = await this.transactions
      .current()
      .query<{ id: string }>(
        `select id from tenant.staff_member where status = 'active' and roles @> array[$1] order by id`,
        [administrator],
      );
    return rows.map(({ id }) => id);
  }
}
