import { NotFound } from '@latchkey/kernel';
import { Lockout, Lockouts } from '@latchkey/recovery';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgLockouts extends Lockouts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(lockout: Lockout): Promise<void> {
    this.transactions.current().add(lockout);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<Lockout> {
    const transaction = this.transactions.current();
    const lockout = await transaction
      .entities()
      .findOne(Lockout, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!lockout) throw new NotFound();
    return transaction.track(lockout);
  }

  async forgive({ accountKey, method }: Lockout): Promise<void> {
    await this.transactions.current().execute(
      `update tenant.code_brake set failed_at = '{}', consecutive = 0, paused_until = null
          where account_key = $1 and method = $2`,
      [accountKey, method],
    );
  }
}
