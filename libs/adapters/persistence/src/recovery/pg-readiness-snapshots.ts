import { TenantContext } from '@latchkey/kernel';
import { fewestReminderDays, ReadinessSnapshots, reminderDays } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';
import { askedAttribute, personalDatum } from '../verification/personal-datum.ts';

const onRecord = `${personalDatum('u', 'proof.attribute')} is not null`;

const remindDays = Object.entries(reminderDays)
  .map(([said, days]) => `when '${said}' then ${days ?? 'null'}`)
  .join(' ');

// Every user beside every active process that applies to them: what it owes, what it lets people choose among, and
// which of that they have. Mail and mocks need nothing of them; personal data need no enrolment, and must be on record.
// Where the process has a check of its own, its word is needed too. A user is as ready as their best process lets them be.
const judged = (users: string) => `with process as (
    select p.id, p.application_id, pv.owed, pv.choice_from, pv.choice_wanted, pv.group_ids, pv.store_id, pv.recovers_privileged,
      array(select (attached ->> 'verificationId')::uuid from jsonb_array_elements(pv.policy -> 'verifications') attached
        where attached ->> 'enrolmentCheckId' is not null) as checked,
      case pv.policy ->> 'enrolmentReminder' ${remindDays} else ${fewestReminderDays} end as remind_days
    from tenant.process p join tenant.process_version pv on pv.tenant_id = p.tenant_id
      and pv.environment = p.environment and pv.process_id = p.id and pv.number = p.active_version
    where p.status = 'active' and pv.self_service
  ), proof as (
    select v.id, v.type <> 'email' and v.type not like 'mock%' as personal, ${askedAttribute} as attribute
    from tenant.verification v
  ), judged as (
    select u.id as user_id, bool_or(had.owed_now and had.chosen_now >= p.choice_wanted) as now,
      bool_or(had.owed_soon and had.chosen_soon >= p.choice_wanted) as soon, min(p.remind_days) as remind_days,
      (array_agg(p.application_id order by p.remind_days, p.id) filter (where p.remind_days is not null))[1]
        as application_id
    from tenant.app_user u
    left join process p on p.store_id = u.store_id and (not u.privileged or p.recovers_privileged)
      and (p.group_ids is null or exists (select 1 from tenant.group_member m where m.tenant_id = u.tenant_id
        and m.environment = u.environment and m.user_id = u.id and m.group_id = any (p.group_ids)))
    left join lateral (
      select coalesce(bool_and(has_now) filter (where not chosen), true) as owed_now,
        coalesce(bool_and(has_soon) filter (where not chosen), true) as owed_soon,
        count(*) filter (where chosen and has_now) as chosen_now,
        count(*) filter (where chosen and has_soon) as chosen_soon
      from (select asked.chosen, known.checked
            and (not proof.personal or ${onRecord} or coalesce(e.usable_from <= now(), false)) as has_now,
          known.checked and (not proof.personal or ${onRecord} or e.usable_from is not null) as has_soon
        from (select unnest(p.owed) as id, false as chosen union all select unnest(p.choice_from), true) asked
        join proof on proof.id = asked.id
        left join lateral (select min(e.usable_from) as usable_from from tenant.enrolment e
          where e.tenant_id = u.tenant_id and e.environment = u.environment and e.user_id = u.id
            and e.verification_id = asked.id and e.status = 'active') e on true
        cross join lateral (select asked.id <> all (p.checked) or exists (select 1 from tenant.enrolment_verdict verdict
          where verdict.tenant_id = u.tenant_id and verdict.environment = u.environment and verdict.user_id = u.id
            and verdict.verification_id = asked.id and verdict.enrolled) as checked) known) each
    ) had on p.id is not null
    where u.status = 'active' and ${users}
    group by u.id
  )`;

const keptText = `insert into tenant.user_readiness as known (tenant_id, environment, user_id, state, methods, as_of, application_id, remind_days)
select $1, $2, user_id, case when now then 'ready' when soon then 'quarantined' when now is null then 'not_covered'
    else 'not_ready' end,
  array(select e.method from tenant.enrolment e where e.user_id = judged.user_id and e.status = 'active'
    union select v.type from tenant.enrolment_verdict found join tenant.verification v on v.tenant_id = found.tenant_id
      and v.environment = found.environment and v.id = found.verification_id
    where found.user_id = judged.user_id and found.enrolled order by 1), now(), application_id, remind_days
from judged
on conflict (tenant_id, environment, user_id) do update
  set state = excluded.state, methods = excluded.methods, as_of = excluded.as_of,
    application_id = excluded.application_id, remind_days = excluded.remind_days`;

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
    await transaction.execute(`${judged('true')} ${keptText}`, [tenantId, environment]);
    await transaction.execute(`delete from tenant.user_readiness where as_of < now()`);
  }

  async refresh(userId: string): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    const transaction = this.transactions.current();
    await transaction.execute(
      `insert into tenant.readiness_look (tenant_id, environment, as_of, due_at) values ($1, $2, null, now())
        on conflict (tenant_id, environment) do nothing`,
      [tenantId, environment],
    );
    await transaction.execute(`${judged('u.id = $3')} ${keptText}`, [tenantId, environment, userId]);
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
