import { TenantContext } from '@latchkey/kernel';
import { AskedProofs, type AskedPlace } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgAskedProofs extends AskedProofs {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async keep({ requestId, verificationId }: AskedPlace, sealed: Buffer): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    await this.transactions.current().execute(
      `insert into tenant.asked_proof (tenant_id, environment, request_id, verification_id, sealed)
        values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, environment, request_id, verification_id) do update set sealed = excluded.sealed`,
      [tenantId, environment, requestId, verificationId, sealed],
    );
  }

  async find({ requestId, verificationId }: AskedPlace): Promise<Buffer | undefined> {
    const rows = await this.transactions
      .current()
      .query<{ sealed: Buffer }>(
        `select sealed from tenant.asked_proof where request_id = $1 and verification_id = $2`,
        [requestId, verificationId],
      );
    return rows[0]?.sealed;
  }

  async spend({ requestId, verificationId }: AskedPlace): Promise<void> {
    const text = `delete from tenant.asked_proof where request_id = $1 and verification_id = $2`;
    await this.transactions.current().execute(text, [requestId, verificationId]);
  }
}
