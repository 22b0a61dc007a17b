import { StaffIdentities, type StaffIdentity } from '@latchkey/access';
import { Conflict } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

const findText = `select provider_id as "providerId", issuer, subject, staff_id as "staffId", managed
  from tenant.staff_identity where issuer = $1 and subject = $2`;
export class PgStaffIdentities extends StaffIdentities {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async claim(issuer: string, subject: string): Promise<void> {
    const transaction = this.transactions.current();
    const name = JSON.stringify([transaction.scope.tenantId, issuer, subject]);
    const lock = `select pg_advisory_xact_lock(hashtextextended('staff identity ' || $1::text, 0))`;
    await transaction.query(lock, [name]);
  }

  async find(issuer: string, subject: string): Promise<StaffIdentity | undefined> {
    return (await this.transactions.current().query<StaffIdentity>(findText, [issuer, subject]))[0];
  }

  async has(staffId: string): Promise<boolean> {
    const text = `select 1 from tenant.staff_identity where staff_id = $1 limit 1`;
    return (await this.transactions.current().query(text, [staffId])).length > 0;
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async add({ providerId, issuer, subject, staffId, managed }: StaffIdentity): Promise<void> {
    if (await this.find(issuer, subject)) throw new Conflict('This identity belongs to a member already.');
    const row = { issuer, subject, provider_id: providerId, staff_id: staffId, managed };
    this.transactions.current().insertForTenant('staff_identity', row);
  }
}
