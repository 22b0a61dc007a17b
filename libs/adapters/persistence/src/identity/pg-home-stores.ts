import { HomeStores } from '@latchkey/identity';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgHomeStores extends HomeStores {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async exists(storeId: string): Promise<boolean> {
    const text = `select 1 from tenant.credential_store where id = $1`;
    return (await this.transactions.current().query(text, [storeId])).length > 0;
  }
}
