import { SetupLinks, type OpenSetupLink, type SetupLink } from '@latchkey/access';
import { Transactions } from '../unit-of-work/transactions.ts';

const open = `digest = $1 and used_at is null and expires_at > now()`;

/** Set-up links in PostgreSQL: their single use is a guarded statement (S-24). */
export class PgSetupLinks extends SetupLinks {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(link: SetupLink): Promise<void> {
    this.transactions.current().add(link);
    return Promise.resolve();
  }

  async find(digest: Buffer): Promise<OpenSetupLink | undefined> {
    const text = `select staff_id as "staffId" from tenant.setup_link where ${open}`;
    return (await this.transactions.current().query<OpenSetupLink>(text, [digest]))[0];
  }

  async consume(digest: Buffer): Promise<OpenSetupLink | undefined> {
    const text = `update tenant.setup_link set used_at = now() where ${open} returning staff_id as "staffId"`;
    return (await this.transactions.current().query<OpenSetupLink>(text, [digest]))[0];
  }

  async voidOpen(staffId: string | null): Promise<void> {
    await this.transactions
      .current()
      .execute(
        `update tenant.setup_link set used_at = now() where staff_id is not distinct from $1::uuid and used_at is null`,
        [staffId],
      );
  }
}
