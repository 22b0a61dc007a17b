import { PasswordQuestion, PasswordQuestions, type SignInAnswer } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgPasswordQuestions extends PasswordQuestions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(question: PasswordQuestion): Promise<void> {
    this.transactions.current().add(question);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<PasswordQuestion | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const question = await transaction.entities().findOne(PasswordQuestion, { id }, lock);
    return question ? transaction.track(question) : undefined;
  }

  async answerTo(id: string): Promise<SignInAnswer | null> {
    const rows = await this.transactions
      .current()
      .query<{ answer: SignInAnswer | null }>(`select answer from tenant.password_question where id = $1`, [
        id,
      ]);
    return rows[0]?.answer ?? null;
  }
}
