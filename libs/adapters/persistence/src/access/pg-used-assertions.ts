import { UsedAssertions } from '@latchkey/access';
import { Secrets } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

const useText = `insert into tenant.used_assertion (tenant_id, provider_id, assertion_digest) values ($1, $2, $3)
  on conflict do nothing`;

/** In PostgreSQL: of two who come at once the second waits for the first, and is then refused. */
export class PgUsedAssertions extends UsedAssertions {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async use(providerId: string, assertionId: string): Promise<boolean> {
    const transaction = this.transactions.current();
    const values = [transaction.scope.tenantId, providerId, this.secrets.tokenDigest(assertionId)];
    return (await transaction.execute(useText, values)) === 1;
  }
}
