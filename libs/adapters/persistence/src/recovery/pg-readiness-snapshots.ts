import { TenantContext } from '@latchkey/kernel';
import { ReadinessSnapshots } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';
import { everybodyText, oneUserText } from './readiness-look.ts';

/** Milliseconds: a million users take about a minute on two cores. */
const mostOfOneLook = 15 * 60_000;

/**
 * Of the transaction of a look alone: people and what they have are read in the order of their indexes, which lie on a
 * disk where that costs little, and nothing is compiled for a statement that runs once.
 */
const forMillions = [`work_mem = '64MB'`, 'random_page_cost = 1.1', 'jit = off'];

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
    for (const setting of forMillions) await transaction.execute(`set local ${setting}`);
    // By the tenant's id, so that row-level security asks once which tenant this is, and not once for each row.
    await transaction.executeFor(
      mostOfOneLook,
      `delete from tenant.user_readiness known where known.tenant_id = $1 and known.environment = $2
        and not exists (select 1 from tenant.app_user u where u.tenant_id = $1 and u.environment = $2
          and u.id = known.user_id and u.status = 'active')`,
      [tenantId, environment],
    );
    await transaction.executeFor(mostOfOneLook, everybodyText, [tenantId, environment]);
  }

  async refresh(userId: string): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    const transaction = this.transactions.current();
    await transaction.execute(
      `insert into tenant.readiness_look (tenant_id, environment, as_of, due_at) values ($1, $2, null, now())
        on conflict (tenant_id, environment) do nothing`,
      [tenantId, environment],
    );
    // While all are looked at, this one waits, and is then told to come back: what it has seen is newer.
    await transaction.execute(
      `select 1 from tenant.readiness_look where tenant_id = $1 and environment = $2 for share`,
      [tenantId, environment],
    );
    await transaction.execute(oneUserText, [tenantId, environment, userId]);
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
