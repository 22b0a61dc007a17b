import { ExecutorSecrets, executorSecret, externalDriver, StoreDescriptions } from '@latchkey/credentials';
import { UnitOfWork } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Whether a store is external is looked at before anything that it keeps is opened. */
export class PgExecutorSecrets extends ExecutorSecrets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: Transactions,
    private readonly descriptions: StoreDescriptions,
  ) {
    super();
  }

  async of(storeId: string): Promise<string | undefined> {
    const isExternal = await this.unitOfWork.read(async () => {
      const text = `select 1 from tenant.credential_store s join tenant.credential_store_type t
        on t.tenant_id = s.tenant_id and t.environment = s.environment and t.id = s.type_id
        where s.id = $1 and t.driver = $2`;
      return (await this.transactions.current().query(text, [storeId, externalDriver])).length > 0;
    });
    return isExternal ? (await this.descriptions.of(storeId)).secrets[executorSecret] : undefined;
  }
}
