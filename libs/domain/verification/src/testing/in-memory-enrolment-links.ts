import { later, type Clock } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { EnrolmentLink, enrolmentLinkPause } from '../enrolment-link/enrolment-link.ts';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';

export class InMemoryEnrolmentLinks extends EnrolmentLinks {
  readonly table: AggregateTable<EnrolmentLink>;

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly clock: Clock,
  ) {
    super();
    this.table = new AggregateTable(database, EnrolmentLink, ({ userId }) => userId);
  }

  async replace(link: EnrolmentLink): Promise<boolean> {
    const before = this.table.find(({ userId }) => userId === link.userId);
    if (before && later(before.issuedAt, enrolmentLinkPause) > (await this.clock.now())) return false;
    if (before) this.table.remove(before);
    this.table.put(link);
    this.database.current().participants.add(link);
    return true;
  }

  async issuedAt(userId: string): Promise<Date | undefined> {
    return this.table.find((row) => row.userId === userId)?.issuedAt;
  }

  async getForUpdate(digest: Buffer): Promise<EnrolmentLink | undefined> {
    return this.table.load((row) => Buffer.compare(row.digest, digest) === 0);
  }

  async ofUserForUpdate(userId: string): Promise<EnrolmentLink | undefined> {
    return this.table.load((row) => row.userId === userId);
  }
}
