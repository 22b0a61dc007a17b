import { fewestReminderDays, reminderDays } from '@latchkey/recovery';
import { askedAttribute, personalDatum } from '../verification/personal-datum.ts';

const remindDays = Object.entries(reminderDays)
  .map(([said, days]) => `when '${said}' then ${days ?? 'null'}`)
  .join(' ');

/** Of these verifications, those of one kind; `checked` are those that a check of the tenant's own decides. */
const idsOf = (ids: string, kind: string) =>
  `array(select proof.id from unnest(${ids}) asked (id) join proof on proof.id = asked.id where ${kind})`;
const decided = 'proof.id = any (version.checked)';
const held = `not (${decided}) and not proof.free`;

// What each proof asks of somebody: nothing (mail, mocks), a datum on record, or an enrolment.
const proofs = `proof as materialized (
    select v.id, v.type, v.type = 'email' or v.type like 'mock%' as free, ${askedAttribute} as attribute
    from tenant.verification v
  )`;

// Every process that people can begin by themselves, with what it asks for sorted by who decides it.
const processes = `version as (
    select p.id, p.application_id, pv.owed, pv.choice_from, pv.choice_wanted, pv.group_ids, pv.store_id, pv.recovers_privileged,
      array(select (attached ->> 'verificationId')::uuid from jsonb_array_elements(pv.policy -> 'verifications') attached
        where attached ->> 'enrolmentCheckId' is not null) as checked,
      case pv.policy ->> 'enrolmentReminder' ${remindDays} else ${fewestReminderDays} end as remind_days
    from tenant.process p join tenant.process_version pv on pv.tenant_id = p.tenant_id
      and pv.environment = p.environment and pv.process_id = p.id and pv.number = p.active_version
    where p.status = 'active' and pv.self_service
  ), process as materialized (
    select id, application_id, choice_wanted, group_ids, store_id, recovers_privileged, remind_days,
      ${idsOf('owed', held)} as owed, ${idsOf('owed', decided)} as owed_checked,
      ${idsOf('choice_from', held)} as choices, ${idsOf('choice_from', decided)} as choices_checked,
      cardinality(${idsOf('choice_from', `proof.free and not (${decided})`)}) as free
    from version
  )`;

// What people have: each table is read once and in the order of its index, however many people there are.
const possessions = (only: (user: string) => string) => `enrolled as (
    select e.user_id, array_agg(e.verification_id) as soon,
      coalesce(array_agg(e.verification_id) filter (where e.usable_from <= now()), '{}') as now,
      array_agg(distinct e.method) as methods
    from tenant.enrolment e where e.status = 'active' and ${only('e.user_id')} group by e.user_id
  ), known as (
    select found.user_id, array_agg(found.verification_id) as yes, array_agg(distinct proof.type) as methods
    from tenant.enrolment_verdict found join proof on proof.id = found.verification_id
    where found.enrolled and ${only('found.user_id')} group by found.user_id
  )`;

const onRecord = `array(select proof.id from proof where proof.attribute is not null
    and ${personalDatum('u', 'proof.attribute')} is not null)`;

/** How many of these verifications somebody has. */
const count = (ids: string, of: string) =>
  `(select count(*) from unnest(${ids}) asked (id) where asked.id = any (${of}))`;
const reached = (own: string) => `p.owed <@ ${own} and p.owed_checked <@ yes.ids
      and p.free + ${count('p.choices', own)} + ${count('p.choices_checked', 'yes.ids')} >= p.choice_wanted`;

/**
 * Looks at users and keeps what is new of them. `only` says whose rows, by the column of a user's id. `$1`, `$2`: the
 * tenant and the environment. A user is as ready as their best process lets them be.
 */
export const lookText = (
  only: (user: string) => string,
): string => `with ${proofs}, ${processes}, ${possessions(only)},
  judged as (
    select u.id as user_id, case when verdict.now then 'ready' when verdict.soon then 'quarantined'
        when verdict.now is null then 'not_covered' else 'not_ready' end as state,
      case when known.methods is null then coalesce(enrolled.methods, '{}') else array(select unnest(enrolled.methods)
        union select unnest(known.methods) order by 1) end as methods,
      verdict.remind_days, verdict.application_id
    from tenant.app_user u
    left join enrolled on enrolled.user_id = u.id
    left join known on known.user_id = u.id
    cross join lateral (select coalesce(known.yes, '{}') as ids) yes
    cross join lateral (select ${onRecord} as ids) record
    cross join lateral (select coalesce(enrolled.now, '{}') || record.ids as now,
      coalesce(enrolled.soon, '{}') || record.ids as soon) own
    left join lateral (
      select bool_or(${reached('own.now')}) as now, bool_or(${reached('own.soon')}) as soon,
        min(p.remind_days) as remind_days,
        (array_agg(p.application_id order by p.remind_days, p.id) filter (where p.remind_days is not null))[1]
          as application_id
      from process p
      where p.store_id = u.store_id and (not u.privileged or p.recovers_privileged) and (p.group_ids is null
        or exists (select 1 from tenant.group_member m where m.tenant_id = u.tenant_id
          and m.environment = u.environment and m.user_id = u.id and m.group_id = any (p.group_ids)))
    ) verdict on true
    where u.status = 'active' and ${only('u.id')}
  )
  insert into tenant.user_readiness (tenant_id, environment, user_id, state, methods, as_of, application_id, remind_days)
  select $1, $2, judged.user_id, judged.state, judged.methods, now(), judged.application_id, judged.remind_days
  from judged left join tenant.user_readiness before on before.tenant_id = $1 and before.environment = $2
    and before.user_id = judged.user_id
  where (before.state, before.methods, before.application_id, before.remind_days)
    is distinct from (judged.state, judged.methods, judged.application_id, judged.remind_days)
  on conflict (tenant_id, environment, user_id) do update
    set state = excluded.state, methods = excluded.methods, as_of = excluded.as_of,
      application_id = excluded.application_id, remind_days = excluded.remind_days`;
