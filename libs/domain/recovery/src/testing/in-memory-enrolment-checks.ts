import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { EnrolmentChecks, type WantedCheck } from '../enrolment-check/enrolment-checks.ts';
import { EnrolmentVerdict, type CheckRound } from '../enrolment-check/enrolment-verdict.ts';

/** Who is to be asked about is told to it; whom it has given out is not any more. */
export class InMemoryEnrolmentChecks extends EnrolmentChecks {
  readonly waiting: WantedCheck[] = [];
  readonly table: AggregateTable<EnrolmentVerdict>;

  constructor(private readonly database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, EnrolmentVerdict, ({ id }) => id);
  }

  async areWanted(): Promise<boolean> {
    return this.waiting.length > 0;
  }

  async claim(most: number): Promise<readonly WantedCheck[]> {
    const { tenantId, environment } = this.database.current().scope;
    const claimed = this.waiting.splice(0, most);
    for (const { verdictId: id, userId, verificationId } of claimed) {
      const fresh = { tenantId, environment, id, userId, verificationId, enrolled: false, answeredAt: null };
      if (!this.table.find((row) => row.id === id))
        this.table.put(Object.assign(new EnrolmentVerdict(), fresh));
    }
    return claimed;
  }

  async getForUpdate(verdictIds: readonly string[]): Promise<readonly EnrolmentVerdict[]> {
    return verdictIds.flatMap((id) => this.table.load((row) => row.id === id) ?? []);
  }

  announce(round: CheckRound): void {
    this.database.current().participants.add(round);
  }
}
