import { StoreTest, StoreTests, type RecentTests } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgStoreTests extends StoreTests {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(test: StoreTest): Promise<void> {
    this.transactions.current().add(test);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<StoreTest | undefined> {
    const transaction = this.transactions.current();
    const test = await transaction
      .entities()
      .findOne(StoreTest, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return test ? transaction.track(test) : undefined;
  }

  async recent(storeId: string): Promise<RecentTests> {
    // One that nobody has made within five minutes is not waited for: its job was lost.
    const rows = await this.transactions.current().query<RecentTests>(
      `select count(*)::int as "withinAnHour",
          (array_agg(id) filter (where state = 'asked' and asked_at > now() - interval '5 minutes'))[1] as "openId"
        from tenant.store_test where store_id = $1 and asked_at > now() - interval '1 hour'`,
      [storeId],
    );
    return rows[0] ?? { openId: null, withinAnHour: 0 };
  }
}
