import { PasswordHashes, type StoredHash } from '@latchkey/credentials';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Hashes of the local store. An older attempt never overwrites a newer one. */
export class PgPasswordHashes extends PasswordHashes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async put(storeId: string, userId: string, { phc, fence }: StoredHash): Promise<boolean> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const written = await transaction.execute(
      `insert into tenant.password_hash as known
          (tenant_id, environment, store_id, user_id, phc, fence, changed_at)
        values ($1, $2, $3, $4, $5, $6, now())
        on conflict (tenant_id, environment, store_id, user_id) do update
          set phc = excluded.phc, fence = excluded.fence, changed_at = excluded.changed_at
          where known.fence < excluded.fence`,
      [tenantId, environment, storeId, userId, phc, fence],
    );
    return written === 1;
  }

  async find(storeId: string, userId: string): Promise<StoredHash | undefined> {
    const rows = await this.transactions
      .current()
      .query<{ phc: string; fence: string }>(
        `select phc, fence from tenant.password_hash where store_id = $1 and user_id = $2`,
        [storeId, userId],
      );
    const row = rows[0];
    return row && { phc: row.phc, fence: Number(row.fence) };
  }
}
