import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Session } from '../session/session.ts';
import { mostShown, Sessions } from '../session/sessions.ts';

export class InMemorySessions extends Sessions {
  readonly table: AggregateTable<Session>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Session, ({ id }) => id);
  }

  async add(session: Session): Promise<void> {
    this.table.add(session);
  }

  async find(digest: Buffer): Promise<Session | undefined> {
    return this.table.load((row) => row.digest.equals(digest));
  }

  async getForUpdate(id: string): Promise<Session | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async alive(userId: string, now: Date): Promise<Session[]> {
    const rows = this.table.all().filter((row) => row.userId === userId && row.isAlive(now));
    const newestFirst = rows.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, mostShown);
    return newestFirst.flatMap(({ id }) => this.table.load((row) => row.id === id) ?? []);
  }

  async revokeOthers({ id, userId }: Session, now: Date): Promise<number> {
    return this.revoke((row) => row.userId === userId && row.id !== id, now);
  }

  async revokeAll(userId: string, now: Date): Promise<number> {
    return this.revoke((row) => row.userId === userId, now);
  }

  private revoke(which: (row: Session) => boolean, now: Date): number {
    const alive = this.table.all().filter((row) => row.revokedAt === null && which(row));
    for (const row of alive) this.table.update(row, { revokedAt: now });
    return alive.length;
  }
}
