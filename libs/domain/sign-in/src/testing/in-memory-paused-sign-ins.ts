import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { PausedSignIn, PausedSignIns } from '../paused-sign-in/paused-sign-in.ts';

export class InMemoryPausedSignIns extends PausedSignIns {
  readonly table: AggregateTable<PausedSignIn>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, PausedSignIn, ({ id }) => id);
  }

  async add(paused: PausedSignIn): Promise<void> {
    this.table.add(paused);
  }

  async find(digest: Buffer): Promise<PausedSignIn | undefined> {
    return this.table.peek((row) => row.digest.equals(digest));
  }

  async findForUpdate(digest: Buffer): Promise<PausedSignIn | undefined> {
    return this.table.load((row) => row.digest.equals(digest));
  }

  async getForUpdate(id: string): Promise<PausedSignIn | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async endOthers(userId: string, but: string | null, now: Date): Promise<number> {
    const waiting = this.table
      .all()
      .filter((row) => row.userId === userId && row.id !== but && row.endedAt === null);
    for (const row of waiting) this.table.update(row, { endedAt: now });
    return waiting.length;
  }
}
