import { Enrolment, Enrolments, hadAlready, mostOfOneVerification, tooMany } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

const oldestFirst = { begunAt: 'asc', id: 'asc' } as const;

/** Enrolments in PostgreSQL. Whoever proves by one, or removes it, holds its row. */
export class PgEnrolments extends Enrolments {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async add(enrolment: Enrolment): Promise<void> {
    const transaction = this.transactions.current();
    const { userId, verificationId, begunAt } = enrolment;
    const marks = await this.activeMarks(enrolment);
    if (marks.includes(enrolment.mark)) throw hadAlready();
    if (marks.length >= mostOfOneVerification) throw tooMany();
    await transaction.execute(
      `update tenant.enrolment set status = 'removed', sealed_holding = null, removed_at = $3
        where user_id = $1 and verification_id = $2 and status = 'begun'`,
      [userId, verificationId, begunAt],
    );
    transaction.add(enrolment);
  }

  async requireDistinct(enrolment: Enrolment, mark: string): Promise<void> {
    if ((await this.activeMarks(enrolment)).includes(mark)) throw hadAlready();
  }

  async getForUpdate(id: string, userId: string): Promise<Enrolment | undefined> {
    const transaction = this.transactions.current();
    const where = { id, userId, status: { $ne: 'removed' as const } };
    const found = await transaction
      .entities()
      .findOne(Enrolment, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return found ? transaction.track(found) : undefined;
  }

  async hasActive(userId: string): Promise<boolean> {
    const transaction = this.transactions.current();
    await this.hold(userId);
    const rows = await transaction.query(
      `select 1 from tenant.enrolment where user_id = $1 and status = 'active' limit 1`,
      [userId],
    );
    return rows.length > 0;
  }

  async activeForUpdate(userId: string, verificationId: string): Promise<readonly Enrolment[]> {
    const transaction = this.transactions.current();
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: oldestFirst } as const;
    const found = await transaction
      .entities()
      .find(Enrolment, { userId, verificationId, status: 'active' }, options);
    return found.map((enrolment) => transaction.track(enrolment));
  }

  async of(userId: string): Promise<readonly Enrolment[]> {
    return this.transactions
      .current()
      .entities()
      .find(Enrolment, { userId, status: { $ne: 'removed' } }, { orderBy: oldestFirst });
  }

  /** The user's row is held: of a hundred who begin at once, each sees the one before. */
  private async activeMarks({ userId, verificationId }: Enrolment): Promise<readonly string[]> {
    const transaction = this.transactions.current();
    await this.hold(userId);
    const rows = await transaction.query<{ mark: string }>(
      `select mark from tenant.enrolment where user_id = $1 and verification_id = $2 and status = 'active'`,
      [userId, verificationId],
    );
    return rows.map(({ mark }) => mark);
  }

  private hold(userId: string): Promise<unknown> {
    const text = `select 1 from tenant.app_user where id = $1 for update`;
    return this.transactions.current().query(text, [userId]);
  }
}
