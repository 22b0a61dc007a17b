import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { PasswordQuestion, PasswordQuestions } from '../password-question/password-question.ts';
import type { SignInAnswer } from '../store/store-driver.ts';

export class InMemoryPasswordQuestions extends PasswordQuestions {
  readonly table: AggregateTable<PasswordQuestion>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, PasswordQuestion, ({ id }) => id);
  }

  async add(question: PasswordQuestion): Promise<void> {
    this.table.add(question);
  }

  async getForUpdate(id: string): Promise<PasswordQuestion | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async answerTo(id: string): Promise<SignInAnswer | null> {
    return this.table.peek((row) => row.id === id)?.answer ?? null;
  }
}
