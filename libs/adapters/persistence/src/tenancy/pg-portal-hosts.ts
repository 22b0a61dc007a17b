import { Conflict } from '@latchkey/kernel';
import { PortalHosts } from '@latchkey/tenancy';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgPortalHosts extends PortalHosts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async claim(applicationId: string, host: string): Promise<void> {
    const text = `select directory.claim_host($1, $2) as claimed`;
    const rows = await this.transactions.current().query<{ claimed: boolean }>(text, [host, applicationId]);
    if (!rows[0]?.claimed)
      throw new Conflict('Another application answers at this host. Choose another portalOrigin.');
  }

  async release(applicationId: string, host: string): Promise<void> {
    await this.transactions.current().query(`select directory.release_host($1, $2)`, [host, applicationId]);
  }
}
