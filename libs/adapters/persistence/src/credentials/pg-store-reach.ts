import { StoreReach } from '@latchkey/credentials';
import { Transactions } from '../unit-of-work/transactions.ts';

/** A store that answered is looked at again after five minutes, one that did not after one. */
export class PgStoreReach extends StoreReach {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async met(storeId: string, reached: boolean): Promise<void> {
    if (!reached) return this.note(storeId, false);
    const text = `update tenant.store_reach set reached = true, since = now(), looked_at = now()
      where store_id = $1 and not reached`;
    await this.transactions.current().execute(text, [storeId]);
  }

  async note(storeId: string, reached: boolean): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    await transaction.execute(
      `insert into tenant.store_reach as known
          (tenant_id, environment, store_id, reached, since, looked_at, look_at)
        values ($1, $2, $3, $4, now(), now(), now() + case when $4 then interval '5 minutes' else interval '1 minute' end)
        on conflict (tenant_id, environment, store_id) do update set reached = excluded.reached,
          since = case when known.reached = excluded.reached then known.since else excluded.since end,
          looked_at = excluded.looked_at, look_at = excluded.look_at`,
      [tenantId, environment, storeId, reached],
    );
  }

  async forget(storeId: string): Promise<void> {
    const text = `delete from tenant.store_reach where store_id = $1`;
    await this.transactions.current().execute(text, [storeId]);
  }
}
