import { ActivityMonitor, alarmThreshold, monitorWindow, type Lockout } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

const windowStart = `now() - interval '${monitorWindow} milliseconds'`;

const lockText = `insert into tenant.activity_monitor as m (tenant_id, environment) values ($1, $2)
  on conflict (tenant_id, environment) do update set alarmed_at = m.alarmed_at`;

const sampleText = `with written as (
    insert into tenant.lockout_sample (tenant_id, environment, id, account_key) values ($1, $2, $3, $4)
    returning account_key
  ), seen as (
    select account_key from tenant.lockout_sample where at > ${windowStart}
    union select account_key from written
  ), raised as (
    update tenant.activity_monitor set alarmed_at = now()
    where (select count(*) from seen) >= ${alarmThreshold}
      and coalesce(alarmed_at <= ${windowStart}, true)
    returning 1
  )
  select (select count(*)::int from seen) as accounts from raised`;

/** Samples of lockouts in PostgreSQL. */
export class PgActivityMonitor extends ActivityMonitor {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /**
   * Two statements, in this order: the first waits for whoever counts at this moment, and only a later statement sees
   * the sample that they left. So of thirty at once each finds another number.
   */
  async sample({ id, accountKey }: Lockout): Promise<number | undefined> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    await transaction.execute(lockText, [tenantId, environment]);
    const values = [tenantId, environment, id, accountKey];
    return (await transaction.query<{ accounts: number }>(sampleText, values))[0]?.accounts;
  }
}
