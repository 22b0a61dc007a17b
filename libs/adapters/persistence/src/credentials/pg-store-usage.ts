import type { UsedBy } from '@latchkey/kernel';
import { StoreUsage } from '@latchkey/credentials';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgStoreUsage extends StoreUsage {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  of(storeId: string): Promise<readonly UsedBy[]> {
    return this.transactions.current().query<UsedBy>(
      `(select 'process' as kind, id, name from tenant.process where active_store_id = $1 order by name limit 20)
      union all
      (select 'user', id, user_name from tenant.app_user where store_id = $1 order by id limit 20)`,
      [storeId],
    );
  }

  ofType(typeId: string): Promise<readonly UsedBy[]> {
    return this.transactions.current().query<UsedBy>(
      `select 'credential-store' as kind, id, name from tenant.credential_store where type_id = $1
        order by name limit 20`,
      [typeId],
    );
  }
}
