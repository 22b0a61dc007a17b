import { DueReminders, type DueReminder } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Who could not recover and was not told so lately. Disabled people, and what is said in no active name, are left out. */
export const dueReminders = `select r.user_id, r.application_id, r.remind_days, u.attributes
  from tenant.user_readiness r
  join tenant.app_user u on u.tenant_id = r.tenant_id and u.environment = r.environment and u.id = r.user_id
    and u.status = 'active'
  join tenant.application a on a.tenant_id = r.tenant_id and a.environment = r.environment
    and a.id = r.application_id and a.status = 'active'
  where r.state = 'not_ready' and r.remind_days is not null
    and not exists (select 1 from tenant.user_reminder known where known.tenant_id = r.tenant_id
      and known.environment = r.environment and known.user_id = r.user_id
      and known.reminded_at > now() - make_interval(hours => 24 * r.remind_days))`;

// Rows are claimed in one order, so that of two who claim at once the second waits, and is given nobody twice.
const claimText = `with due as (${dueReminders} order by r.user_id limit $3
  ), claimed as (
    insert into tenant.user_reminder as known (tenant_id, environment, user_id, reminded_at)
    select $1, $2, user_id, now() from due order by user_id
    on conflict (tenant_id, environment, user_id) do update set reminded_at = excluded.reminded_at
    where known.reminded_at <= now() - make_interval(hours => 24 * (
      select remind_days from due where due.user_id = known.user_id))
    returning user_id
  )
  select due.user_id as "userId", due.application_id as "applicationId", due.attributes
  from claimed join due using (user_id)`;

export class PgDueReminders extends DueReminders {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  claim(most: number): Promise<readonly DueReminder[]> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    return transaction.query<DueReminder>(claimText, [tenantId, environment, most]);
  }
}
