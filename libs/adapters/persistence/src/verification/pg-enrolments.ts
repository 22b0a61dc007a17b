import { Conflict } from '@latchkey/kernel';
import { Enrolment, Enrolments } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Enrolments in PostgreSQL. Whoever proves by one, or removes it, holds its row. */
export class PgEnrolments extends Enrolments {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** The user's row is held: of a hundred who begin at once, each sees the one before. */
  async add(enrolment: Enrolment): Promise<void> {
    const transaction = this.transactions.current();
    const { userId, verificationId, begunAt } = enrolment;
    await transaction.query(`select 1 from tenant.app_user where id = $1 for update`, [userId]);
    const known = await transaction.query(
      `select 1 from tenant.enrolment where user_id = $1 and verification_id = $2 and status = 'active'`,
      [userId, verificationId],
    );
    if (known.length > 0) throw new Conflict('You have this already. Remove it first, then enrol anew.');
    await transaction.execute(
      `update tenant.enrolment set status = 'removed', sealed_holding = null, removed_at = $3
        where user_id = $1 and verification_id = $2 and status = 'begun'`,
      [userId, verificationId, begunAt],
    );
    transaction.add(enrolment);
  }

  async getForUpdate(id: string, userId: string): Promise<Enrolment | undefined> {
    return this.held({ id, userId, status: { $ne: 'removed' } });
  }

  async activeForUpdate(userId: string, verificationId: string): Promise<Enrolment | undefined> {
    return this.held({ userId, verificationId, status: 'active' });
  }

  async of(userId: string): Promise<readonly Enrolment[]> {
    return this.transactions
      .current()
      .entities()
      .find(Enrolment, { userId, status: { $ne: 'removed' } }, { orderBy: { begunAt: 'asc', id: 'asc' } });
  }

  private async held(where: object): Promise<Enrolment | undefined> {
    const transaction = this.transactions.current();
    const found = await transaction
      .entities()
      .findOne(Enrolment, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return found ? transaction.track(found) : undefined;
  }
}
