import { Conflict, NotFound } from '@latchkey/kernel';
import { Extension, extensionNameKey, Extensions } from '@latchkey/extensions';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgExtensions extends Extensions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<Extension> {
    const extension = await this.transactions.current().entities().findOne(Extension, { id });
    if (!extension) throw new NotFound();
    return extension;
  }

  async getForUpdate(id: string): Promise<Extension> {
    const transaction = this.transactions.current();
    const extension = await transaction
      .entities()
      .findOne(Extension, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!extension) throw new NotFound();
    return transaction.track(extension);
  }

  async add(extension: Extension): Promise<void> {
    await this.reserveName(extension, extension.name);
    this.transactions.current().add(extension);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async reserveName({ id }: Pick<Extension, 'id'>, name: string): Promise<void> {
    const taken = await this.transactions
      .current()
      .query(`select 1 from tenant.extension where name_key = $1 and id <> $2`, [extensionNameKey(name), id]);
    if (taken.length > 0) throw new Conflict('An extension of this name exists. Choose another name.');
  }

  async remove({ id }: Extension): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.extension where id = $1`, [id]);
  }
}
