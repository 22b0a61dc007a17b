import type { UsedBy } from '@latchkey/kernel';
import { IdentificationUsage } from '@latchkey/identity';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgIdentificationUsage extends IdentificationUsage {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  of(typeId: string): Promise<readonly UsedBy[]> {
    return this.transactions.current().query<UsedBy>(
      `select 'process' as kind, id, name from tenant.process where active_identification_type_id = $1
        order by name limit 20`,
      [typeId],
    );
  }
}
