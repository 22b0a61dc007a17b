import { Conflict } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Enrolment } from '../enrolment/enrolment.ts';
import { Enrolments } from '../enrolment/enrolments.ts';

export class InMemoryEnrolments extends Enrolments {
  readonly table: AggregateTable<Enrolment>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Enrolment, ({ id }) => id);
  }

  async add(enrolment: Enrolment): Promise<void> {
    const { userId, verificationId, begunAt } = enrolment;
    const known = this.table
      .all()
      .filter((row) => row.userId === userId && row.verificationId === verificationId);
    if (known.some(({ status }) => status === 'active'))
      throw new Conflict('You have this already. Remove it first, then enrol anew.');
    for (const row of known.filter(({ status }) => status === 'begun'))
      this.table.update(row, { status: 'removed', sealedHolding: null, removedAt: begunAt });
    this.table.add(enrolment);
  }

  async getForUpdate(id: string, userId: string): Promise<Enrolment | undefined> {
    return this.table.load((row) => row.id === id && row.userId === userId && row.status !== 'removed');
  }

  async activeForUpdate(userId: string, verificationId: string): Promise<Enrolment | undefined> {
    return this.table.load(
      (row) => row.userId === userId && row.verificationId === verificationId && row.status === 'active',
    );
  }

  async of(userId: string): Promise<readonly Enrolment[]> {
    return this.table
      .all()
      .filter((row) => row.userId === userId && row.status !== 'removed')
      .sort((a, b) => a.begunAt.getTime() - b.begunAt.getTime());
  }
}
