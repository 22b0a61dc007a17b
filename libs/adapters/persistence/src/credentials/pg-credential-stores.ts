import { Conflict, NotFound } from '@latchkey/kernel';
import { CredentialStore, CredentialStores, StoreDeclarations } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgCredentialStores extends CredentialStores {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<CredentialStore> {
    const transaction = this.transactions.current();
    const store = await transaction
      .entities()
      .findOne(CredentialStore, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!store) throw new NotFound();
    return transaction.track(store);
  }

  async add(store: CredentialStore): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(`select 1 from tenant.credential_store where name_key = $1`, [
      store.nameKey,
    ]);
    if (taken.length > 0) throw new Conflict('A store of this name exists. Choose another name.');
    const { id, tenantId, environment } = store;
    transaction.add(store);
    // Executors call by its id alone: the directory says whose it is.
    transaction.insertElsewhere('directory.credential_store', { id, tenant_id: tenantId, environment });
  }

  async remove({ id }: CredentialStore): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.credential_store where id = $1`, [id]);
    await transaction.query(`select directory.forget_credential_store($1)`, [id]);
  }

  async typeExists(typeId: string): Promise<boolean> {
    const text = `select 1 from tenant.credential_store_type where id = $1`;
    return (await this.transactions.current().query(text, [typeId])).length > 0;
  }
}

export class PgStoreDeclarations extends StoreDeclarations {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async multiFactorSignIn(storeId: string): Promise<boolean | undefined> {
    const rows = await this.transactions
      .current()
      .query<{ declared: boolean }>(
        `select multi_factor_sign_in as declared from tenant.credential_store where id = $1`,
        [storeId],
      );
    return rows[0]?.declared;
  }
}
