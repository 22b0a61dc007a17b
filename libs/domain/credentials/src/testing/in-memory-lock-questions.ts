import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { LockQuestion } from '../lock-question/lock-question.ts';
import { LockQuestions } from '../lock-question/lock-questions.ts';

export class InMemoryLockQuestions extends LockQuestions {
  readonly table: AggregateTable<LockQuestion>;

  constructor(
    database: InMemoryDatabase,
    private readonly now: () => Promise<Date>,
  ) {
    super();
    this.table = new AggregateTable(database, LockQuestion, ({ id }) => id);
  }

  async add(question: LockQuestion): Promise<void> {
    this.table.add(question);
  }

  async getForUpdate(id: string): Promise<LockQuestion | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async openOf(userId: string): Promise<string | undefined> {
    const since = (await this.now()).getTime() - 5 * 60_000;
    const open = (row: LockQuestion): boolean =>
      row.userId === userId && row.answeredAt === null && row.askedAt.getTime() > since;
    return this.table.all().find(open)?.id;
  }
}
