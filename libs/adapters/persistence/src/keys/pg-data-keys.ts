import { DataKeys, TenantContext, type WrappedDataKey } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Wrapped data keys of the tenant. Each call has a transaction of its own: a key outlives the work that needed it. */
export class PgDataKeys extends DataKeys {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  newest(): Promise<WrappedDataKey | undefined> {
    return this.one(`select version, wrapped from tenant.data_key order by version desc limit 1`, []);
  }

  find(version: number): Promise<WrappedDataKey | undefined> {
    return this.one(`select version, wrapped from tenant.data_key where version = $1`, [version]);
  }

  async keep({ version, wrapped }: WrappedDataKey): Promise<WrappedDataKey> {
    const { tenantId } = TenantContext.current();
    await this.transactions.run(
      'write',
      () =>
        this.transactions.current().execute(
          `insert into tenant.data_key (tenant_id, version, wrapped) values ($1, $2, $3)
            on conflict (tenant_id, version) do nothing`,
          [tenantId, version, wrapped],
        ),
      () => Promise.resolve(),
    );
    const kept = await this.find(version);
    if (!kept) throw new Error('the data key that was just kept is gone');
    return kept;
  }

  private one(text: string, values: readonly number[]): Promise<WrappedDataKey | undefined> {
    return this.transactions.run(
      'read',
      async () => (await this.transactions.current().query<WrappedDataKey>(text, values))[0],
      () => Promise.resolve(),
    );
  }
}
