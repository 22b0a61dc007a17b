import { Conflict, NotFound } from '@latchkey/kernel';
import { CredentialStore, CredentialStores, StoreDeclarations, storeNameKey } from '@latchkey/credentials';
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

  async find(id: string): Promise<CredentialStore | undefined> {
    const store = await this.transactions.current().entities().findOne(CredentialStore, { id });
    return store ?? undefined;
  }

  async add(store: CredentialStore): Promise<void> {
    await this.reserveName(store, store.name);
    const transaction = this.transactions.current();
    const { id, tenantId, environment } = store;
    transaction.add(store);
    // Executors call by its id alone: the directory says whose it is.
    transaction.insertElsewhere('directory.credential_store', { id, tenant_id: tenantId, environment });
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async reserveName({ id }: Pick<CredentialStore, 'id'>, name: string): Promise<void> {
    const text = `select 1 from tenant.credential_store where name_key = $1 and id <> $2`;
    const taken = await this.transactions.current().query(text, [storeNameKey(name), id]);
    if (taken.length > 0) throw new Conflict('A store of this name exists. Choose another name.');
  }

  async remove({ id }: CredentialStore): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.credential_store where id = $1`, [id]);
    await transaction.query(`select directory.forget_credential_store($1)`, [id]);
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
