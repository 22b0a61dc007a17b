import { Conflict, NotFound } from '@latchkey/kernel';
import { StoreType, StoreTypes } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgStoreTypes extends StoreTypes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(id: string): Promise<StoreType | undefined> {
    return (await this.transactions.current().entities().findOne(StoreType, { id })) ?? undefined;
  }

  async getForUpdate(id: string): Promise<StoreType> {
    const transaction = this.transactions.current();
    const type = await transaction
      .entities()
      .findOne(StoreType, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!type) throw new NotFound();
    return transaction.track(type);
  }

  async add(type: StoreType): Promise<void> {
    const transaction = this.transactions.current();
    const text = `select 1 from tenant.credential_store_type where name_key = $1`;
    const taken = await transaction.query(text, [type.nameKey]);
    if (taken.length > 0) throw new Conflict('A type of this name exists. Choose another name.');
    transaction.add(type);
  }

  async remove({ id }: StoreType): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.credential_store_type where id = $1`, [id]);
  }
}
