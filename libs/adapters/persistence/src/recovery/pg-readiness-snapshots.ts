import { TenantContext } from '@latchkey/kernel';
import { ReadinessSnapshots } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';
import { lookText } from './readiness-look.ts';

/** Milliseconds: a million users take about a minute on two cores. */
const mostOfOneLook = 15 * 60_000;

/** Snapshots in PostgreSQL: one statement for all users, in the tenant's own context; readers see it when it is whole. */
export class PgReadinessSnapshots extends ReadinessSnapshots {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async rebuild(): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = TenantContext.current();
    // Of two at once the second waits, and looks again.
    await transaction.execute(
      `insert into tenant.readiness_look as look (tenant_id, environment, as_of, due_at)
        values ($1, $2, now(), now() + interval '1 day')
        on conflict (tenant_id, environment) do update set as_of = excluded.as_of, due_at = excluded.due_at`,
      [tenantId, environment],
    );
    await transaction.executeFor(
      mostOfOneLook,
      `delete from tenant.user_readiness known where not exists (select 1 from tenant.app_user u
        where u.tenant_id = known.tenant_id and u.environment = known.environment and u.id = known.user_id
          and u.status = 'active')`,
    );
    // Millions of rows are sorted and joined in memory; of this transaction alone.
    await transaction.execute(`set local work_mem = '64MB'`);
    const everybody = lookText((user) => `${user} is not null`);
    await transaction.executeFor(mostOfOneLook, everybody, [tenantId, environment]);
  }

  async refresh(userId: string): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    const transaction = this.transactions.current();
    await transaction.execute(
      `insert into tenant.readiness_look (tenant_id, environment, as_of, due_at) values ($1, $2, null, now())
        on conflict (tenant_id, environment) do nothing`,
      [tenantId, environment],
    );
    await transaction.execute(
      lookText((user) => `${user} = $3`),
      [tenantId, environment, userId],
    );
  }

  async demand(): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    await this.transactions.current().execute(
      `insert into tenant.readiness_look as look (tenant_id, environment, as_of, due_at)
        values ($1, $2, null, now())
        on conflict (tenant_id, environment) do update set due_at = least(look.due_at, now())`,
      [tenantId, environment],
    );
  }
}
