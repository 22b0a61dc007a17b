import { LockQuestion, LockQuestions } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgLockQuestions extends LockQuestions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(question: LockQuestion): Promise<void> {
    this.transactions.current().add(question);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<LockQuestion | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const question = await transaction.entities().findOne(LockQuestion, { id }, lock);
    return question ? transaction.track(question) : undefined;
  }

  async openOf(userId: string): Promise<string | undefined> {
    const rows = await this.transactions.current().query<{ id: string }>(
      `select id from tenant.lock_question where user_id = $1 and answered_at is null
        and asked_at > now() - interval '5 minutes' limit 1`,
      [userId],
    );
    return rows[0]?.id;
  }
}
