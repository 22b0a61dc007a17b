import { ReminderWave, ReminderWaves } from '@latchkey/recovery';
import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Waves in PostgreSQL. When the next is due stands beside the look that it reminds by. */
export class PgReminderWaves extends ReminderWaves {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async demand(): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    await transaction.execute(
      `insert into tenant.readiness_look as look (tenant_id, environment, as_of, due_at, remind_at)
        values ($1, $2, null, now(), now())
        on conflict (tenant_id, environment) do update set remind_at = least(look.remind_at, now())`,
      [tenantId, environment],
    );
  }

  async takeTurn(): Promise<boolean> {
    const text = `update tenant.readiness_look set remind_at = now() + interval '1 day' where remind_at <= now()`;
    return (await this.transactions.current().execute(text)) > 0;
  }

  add(wave: ReminderWave): Promise<void> {
    this.transactions.current().add(wave);
    return Promise.resolve();
  }

  openForUpdate(): Promise<ReminderWave | undefined> {
    return this.locked({ endedAt: null });
  }

  getForUpdate(id: string): Promise<ReminderWave | undefined> {
    return this.locked({ id });
  }

  private async locked(where: FilterQuery<ReminderWave>): Promise<ReminderWave | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const found = await transaction.entities().findOne(ReminderWave, where, lock);
    return found ? transaction.track(found) : undefined;
  }
}
