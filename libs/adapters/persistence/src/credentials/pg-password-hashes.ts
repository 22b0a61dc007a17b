import { PasswordHashes, type HashToStore, type StoredHash, type UnlockedHash } from '@latchkey/credentials';
import { Transactions } from '../unit-of-work/transactions.ts';

/** A bigint arrives as text. */
interface HashRow extends Omit<StoredHash, 'fence'> {
  readonly fence: string;
}

/** Hashes of the local store. An older attempt never overwrites a newer one. */
export class PgPasswordHashes extends PasswordHashes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async put(
    storeId: string,
    userId: string,
    { phc, fence, mustChange, unlock }: HashToStore,
  ): Promise<boolean> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const written = await transaction.execute(
      `insert into tenant.password_hash as known
          (tenant_id, environment, store_id, user_id, phc, fence, must_change, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, now())
        on conflict (tenant_id, environment, store_id, user_id) do update
          set phc = excluded.phc, foreign_kind = null, fence = excluded.fence, changed_at = excluded.changed_at,
            must_change = excluded.must_change, locked_at = case when $8 then null else known.locked_at end
          where known.fence < excluded.fence`,
      [tenantId, environment, storeId, userId, phc, fence, mustChange, unlock],
    );
    return written === 1;
  }

  async find(storeId: string, userId: string): Promise<StoredHash | undefined> {
    const rows = await this.transactions.current().query<HashRow>(
      `select phc, fence, must_change as "mustChange", locked_at is not null as locked
        from tenant.password_hash where store_id = $1 and user_id = $2`,
      [storeId, userId],
    );
    return rows[0] && { ...rows[0], fence: Number(rows[0].fence) };
  }

  async unlock(storeId: string, userId: string, fence: number): Promise<UnlockedHash> {
    const rows = await this.transactions.current().query<{ newer: boolean }>(
      `with known as (select fence from tenant.password_hash where store_id = $1 and user_id = $2 for update),
          unlocked as (update tenant.password_hash h set locked_at = null, fence = $3
            from known where h.store_id = $1 and h.user_id = $2 and known.fence < $3 returning 1)
        select not exists (select 1 from unlocked) as newer from known`,
      [storeId, userId, fence],
    );
    if (!rows[0]) return 'absent';
    return rows[0].newer ? 'superseded' : 'unlocked';
  }

  async lock(storeId: string, userId: string): Promise<boolean> {
    const text = `update tenant.password_hash set locked_at = coalesce(locked_at, now())
      where store_id = $1 and user_id = $2`;
    return (await this.transactions.current().execute(text, [storeId, userId])) === 1;
  }
}
