import { Conflict, NotFound } from '@latchkey/kernel';
import { DisabledMethod, DisabledMethods, type MethodKey } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgDisabledMethods extends DisabledMethods {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async add(disabled: DisabledMethod): Promise<void> {
    if (await this.isDisabled(disabled.method)) throw new Conflict('This method is disabled already.');
    this.transactions.current().add(disabled);
  }

  async getForUpdate(id: string): Promise<DisabledMethod> {
    const transaction = this.transactions.current();
    const disabled = await transaction
      .entities()
      .findOne(DisabledMethod, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!disabled) throw new NotFound();
    return transaction.track(disabled);
  }

  async isDisabled(method: MethodKey): Promise<boolean> {
    const text = `select 1 from tenant.disabled_method where method = $1`;
    return (await this.transactions.current().query(text, [method])).length > 0;
  }

  async remove({ id }: DisabledMethod): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.disabled_method where id = $1`, [id]);
  }
}
