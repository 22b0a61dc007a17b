import { SpentProofs, type Spending } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgSpentProofs extends SpentProofs {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** Whoever comes at the same moment waits for the first one here, and then reads whose it is. */
  async spend(digest: Buffer, claimant: Buffer, until: Date): Promise<Spending> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const isFirst = await transaction.execute(
      `insert into tenant.spent_proof (tenant_id, environment, digest, claimant, until)
        values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [tenantId, environment, digest, claimant, until],
    );
    if (isFirst > 0) return 'first';
    const text = 'select 1 from tenant.spent_proof where digest = $1 and claimant = $2';
    return (await transaction.query(text, [digest, claimant])).length > 0 ? 'again' : 'spent';
  }
}
