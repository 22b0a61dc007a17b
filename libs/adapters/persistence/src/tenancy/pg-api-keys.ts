import { NotFound } from '@latchkey/kernel';
import { ApiKey, ApiKeys } from '@latchkey/tenancy';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Keys of the environment, and their pointers in the directory, always changed together. */
export class PgApiKeys extends ApiKeys {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<ApiKey> {
    const transaction = this.transactions.current();
    const key = await transaction
      .entities()
      .findOne(ApiKey, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!key) throw new NotFound();
    return transaction.track(key);
  }

  add(key: ApiKey): Promise<void> {
    const transaction = this.transactions.current();
    transaction.add(key);
    transaction.insertElsewhere('directory.api_key', {
      digest: key.digest,
      tenant_id: key.tenantId,
      environment: key.environment,
      application_id: key.applicationId,
      key_id: key.id,
      permissions: key.permissions,
    });
    return Promise.resolve();
  }

  async revoke(key: ApiKey): Promise<void> {
    await this.transactions
      .current()
      .query(`select directory.revoke_api_key($1, $2)`, [key.digest, key.revokedAt]);
  }
}
