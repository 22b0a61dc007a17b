import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Enrolment, mostOfOneVerification } from '../enrolment/enrolment.ts';
import { hadAlready, tooMany } from '../enrolment/errors.ts';
import { Enrolments } from '../enrolment/enrolments.ts';

export class InMemoryEnrolments extends Enrolments {
  readonly table: AggregateTable<Enrolment>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Enrolment, ({ id }) => id);
  }

  async add(enrolment: Enrolment): Promise<void> {
    const known = this.others(enrolment);
    const active = known.filter(({ status }) => status === 'active');
    if (active.some(({ mark }) => mark === enrolment.mark)) throw hadAlready();
    if (active.length >= mostOfOneVerification) throw tooMany();
    for (const row of known.filter(({ status }) => status === 'begun'))
      this.table.update(row, { status: 'removed', sealedHolding: null, removedAt: enrolment.begunAt });
    this.table.add(enrolment);
  }

  async requireDistinct(enrolment: Enrolment, mark: string): Promise<void> {
    if (this.others(enrolment).some((row) => row.status === 'active' && row.mark === mark))
      throw hadAlready();
  }

  async getForUpdate(id: string, userId: string): Promise<Enrolment | undefined> {
    return this.table.load((row) => row.id === id && row.userId === userId && row.status !== 'removed');
  }

  async hasActive(userId: string): Promise<boolean> {
    return this.table.find((row) => row.userId === userId && row.status === 'active') !== undefined;
  }

  async activeForUpdate(userId: string, verificationId: string): Promise<readonly Enrolment[]> {
    return this.table
      .all()
      .filter(
        (row) => row.userId === userId && row.verificationId === verificationId && row.status === 'active',
      )
      .sort((a, b) => a.begunAt.getTime() - b.begunAt.getTime())
      .flatMap(({ id }) => this.table.load((row) => row.id === id) ?? []);
  }

  async of(userId: string): Promise<readonly Enrolment[]> {
    return this.table
      .all()
      .filter((row) => row.userId === userId && row.status !== 'removed')
      .sort((a, b) => a.begunAt.getTime() - b.begunAt.getTime());
  }

  private others({ id, userId, verificationId }: Enrolment): readonly Enrolment[] {
    return this.table
      .all()
      .filter((row) => row.id !== id && row.userId === userId && row.verificationId === verificationId);
  }
}
