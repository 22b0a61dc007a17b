import type { Environment } from '@latchkey/kernel';
import type pg from 'pg';

export interface OverdueThing {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
}

const batch = 500;

/** What should have ended by now, in any tenant: only ids, read by the role that sees nothing else. */
export class OverdueThings {
  constructor(private readonly pool: pg.Pool) {}

  requests(): Promise<OverdueThing[]> {
    return this.find(`select tenant_id as "tenantId", environment, id from tenant.reset_request
      where ended_at is null and status not in ('changing', 'pending_with_external_system') and coalesce(set_password_until, link_until) < now()
      limit ${batch}`);
  }

  changes(): Promise<OverdueThing[]> {
    return this.find(`select tenant_id as "tenantId", environment, id from tenant.credential_change
      where concluded_at is null and deadline < now() limit ${batch}`);
  }

  /** Environments whose people are to be looked at. */
  async readiness(): Promise<Omit<OverdueThing, 'id'>[]> {
    const text = `select tenant_id as "tenantId", environment from tenant.readiness_look
      where due_at <= now() order by due_at limit ${batch}`;
    return (await this.pool.query<Omit<OverdueThing, 'id'>>(text)).rows;
  }

  /** Environments whose people are to be reminded, by a look that is as new as it should be. */
  async reminders(): Promise<Omit<OverdueThing, 'id'>[]> {
    const text = `select tenant_id as "tenantId", environment from tenant.readiness_look
      where remind_at <= now() and as_of is not null and due_at > now() order by remind_at limit ${batch}`;
    return (await this.pool.query<Omit<OverdueThing, 'id'>>(text)).rows;
  }

  /** Stores that are to be looked at: taken for a minute, so that no two look at one at a time. */
  stores(): Promise<OverdueThing[]> {
    return this.find(`update tenant.store_reach r set look_at = now() + interval '1 minute'
      from (select tenant_id, environment, store_id from tenant.store_reach where look_at < now()
        order by look_at limit ${batch} for update skip locked) due
      where r.tenant_id = due.tenant_id and r.environment = due.environment and r.store_id = due.store_id
      returning r.tenant_id as "tenantId", r.environment, r.store_id as id`);
  }

  private async find(text: string): Promise<OverdueThing[]> {
    return (await this.pool.query<OverdueThing>(text)).rows;
  }
}
