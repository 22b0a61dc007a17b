import type { Page, PageRequest } from '@latchkey/kernel';
import { CaughtMessages, type CaughtMessage, type KeptMessage } from '@latchkey/messaging';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgCaughtMessages extends CaughtMessages {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async keep({ id, applicationId, kind, channel, sealedLetter }: CaughtMessage): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    await transaction.execute(
      `insert into tenant.caught_message (tenant_id, environment, id, application_id, kind, channel, sealed_letter)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [tenantId, environment, id, applicationId, kind, channel, sealedLetter],
    );
  }

  async page(applicationId: string, { after, limit }: PageRequest): Promise<Page<KeptMessage>> {
    const rows = await this.transactions.current().query<KeptMessage>(
      `select id, application_id as "applicationId", kind, channel, sealed_letter as "sealedLetter",
          caught_at as "caughtAt"
        from tenant.caught_message where application_id = $1 and ($2::uuid is null or id < $2)
        order by id desc limit $3`,
      [applicationId, after, limit + 1],
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
