import { Conflict, NotFound } from '@latchkey/kernel';
import { IdentificationType, IdentificationTypes } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgIdentificationTypes extends IdentificationTypes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<IdentificationType> {
    const transaction = this.transactions.current();
    const type = await transaction
      .entities()
      .findOne(IdentificationType, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!type) throw new NotFound();
    return transaction.track(type);
  }

  async add(type: IdentificationType): Promise<void> {
    await this.keepUnique(type);
    this.transactions.current().add(type);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async keepUnique({ id, nameKey }: IdentificationType): Promise<void> {
    const text = `select 1 from tenant.identification_type where name_key = $1 and id <> $2`;
    const taken = await this.transactions.current().query(text, [nameKey, id]);
    if (taken.length > 0)
      throw new Conflict('An identification type of this name exists. Choose another name.');
  }

  async remove({ id }: IdentificationType): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.identification_type where id = $1`, [id]);
  }
}
