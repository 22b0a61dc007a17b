import { fewestReminderDays, reminderDays } from '@latchkey/recovery';
import { everybodysMethods } from '@latchkey/verification';
import { isOneOf } from '../verification/method-list.ts';
import { askedAttribute, personalDatum } from '../verification/personal-datum.ts';

const remindDays = Object.entries(reminderDays)
  .map(([said, days]) => `when '${said}' then ${days ?? 'null'}`)
  .join(' ');

/** Of these verifications, those of one kind; `checked` are those that a check of the tenant's own decides. */
const idsOf = (ids: string, kind: string) =>
  `array(select proof.id from unnest(${ids}) asked (id) join proof on proof.id = asked.id where ${kind})`;
const decided = 'proof.id = any (version.checked)';
const held = `not (${decided}) and not proof.free`;

// What each proof asks of somebody: nothing (mail, bare mocks), a datum on record, or an enrolment.
const proofs = `proof as materialized (
    select v.id, v.type, ${isOneOf('v.type', everybodysMethods)} as free, ${askedAttribute} as attribute
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
      cardinality(${idsOf('choice_from', `proof.free and not (${decided})`)}) as free,
      row_number() over (order by remind_days, id) as place
    from version
  )`;

// What people have: each table is read once and in the order of its index, however many people there are.
const possessions = (only: (user: string) => string) => `enrolled as (
    select e.user_id, array_agg(e.verification_id) as everything,
      array_agg(e.verification_id) filter (where e.usable_from > now()) as resting
    from tenant.enrolment e where e.status = 'active' and ${only('e.user_id')} group by e.user_id
  ), known as (
    select found.user_id, array_agg(found.verification_id) as yes from tenant.enrolment_verdict found
    where found.enrolled and ${only('found.user_id')} group by found.user_id
  ), member as (
    select m.user_id, array_agg(m.group_id) as groups
    from tenant.group_member m where m.group_id in (select unnest(group_ids) from process) and ${only('m.user_id')}
    group by m.user_id
  )`;

const recorded = `select array_agg(proof.id) from proof where proof.attribute is not null
        and ${personalDatum('u', 'proof.attribute')} is not null`;

// Everything of a person that a verdict depends on, as one value: it is hashed once, and the planner knows that there
// are few of them. Asked about one by one, it would take the six parts of it for independent, and sort a million people.
const people = (only: (user: string) => string) => `person as materialized (
    select u.id, row(u.store_id, u.privileged, member.groups, enrolled.everything, enrolled.resting,
      case when (select bool_or(attribute is not null) from proof) then (${recorded}) end,
      known.yes)::tenant.readiness_shape as shape
    from tenant.app_user u
    left join enrolled on enrolled.user_id = u.id
    left join known on known.user_id = u.id
    left join member on member.user_id = u.id
    where u.status = 'active' and ${only('u.id')}
  )`;

// People of one shape are judged alike, and there are few shapes of them: each is judged once. Of two telephones one may
// rest still; the other one counts.
const shapes = `shaped as (
    select shape, (shape).store_id, (shape).privileged, coalesce((shape).groups, '{}') as groups,
      coalesce((shape).known, '{}') as yes,
      array(select unnest((shape).enrolled) union all select unnest((shape).recorded)) as soon,
      array(select id from unnest((shape).enrolled) id group by id
          having count(*) > (select count(*) from unnest((shape).resting) rest where rest = id)
        union all select unnest((shape).recorded)) as now
    from (select shape from person group by shape) each
  )`;

/** How many of these verifications somebody has. */
const count = (ids: string, of: string) =>
  `(select count(*) from unnest(${ids}) asked (id) where asked.id = any (${of}))`;
const reached = (own: string) => `p.owed <@ ${own} and p.owed_checked <@ each.yes
      and p.free + ${count('p.choices', own)} + ${count('p.choices_checked', 'each.yes')} >= p.choice_wanted`;

// A shape is as ready as its best process lets it be; it is reminded by the one that does so most often.
const verdicts = `verdict as materialized (
    select judged.shape, case when ready then 'ready' when soon_ready then 'quarantined' when ready is null then 'not_covered'
      else 'not_ready' end as state, reminder.remind_days, reminder.application_id,
      array(select distinct proof.type from proof where proof.attribute is null and proof.id = any (judged.soon)
        or proof.id = any (judged.yes) order by 1) as methods
    from (
      select each.shape, each.soon, each.yes, bool_or(${reached('each.now')}) as ready,
        bool_or(${reached('each.soon')}) as soon_ready,
        min(p.place) filter (where p.remind_days is not null) as place
      from shaped each
      left join process p on p.store_id = each.store_id and (not each.privileged or p.recovers_privileged)
        and (p.group_ids is null or p.group_ids && each.groups)
      group by each.shape, each.soon, each.yes
    ) judged left join process reminder on reminder.place = judged.place
  )`;

const look = (only: (user: string) => string) =>
  `with ${proofs}, ${processes}, ${possessions(only)}, ${people(only)}, ${shapes}, ${verdicts}, found as (
    select person.id as user_id, verdict.state, verdict.methods, verdict.application_id, verdict.remind_days
    from person join verdict using (shape)
  )`;
const columns = ['state', 'methods', 'application_id', 'remind_days'] as const;
const of = (row: string) => columns.map((column) => `${row}.${column}`).join(', ');
const isNews = (row: string) => `(${of('known')}) is distinct from (${of(row)})`;
const keep = (row: string) =>
  [...columns.map((column) => `${column} = ${row}.${column}`), 'as_of = now()'].join(', ');
const place = `tenant_id, environment, user_id, ${columns.join(', ')}, as_of`;

/**
 * Looks at every user and keeps what is new of them. `$1`, `$2`: the tenant and the environment. Nobody else may write
 * their rows meanwhile: a million of them are inserted without the care that a conflict would want, in half the time.
 */
export const everybodyText = `${look((user) => `${user} is not null`)}
  merge into tenant.user_readiness known using found
    on known.tenant_id = $1 and known.environment = $2 and known.user_id = found.user_id
  when matched and ${isNews('found')} then update set ${keep('found')}
  when not matched then insert (${place}) values ($1, $2, found.user_id, ${of('found')}, now())`;

/** Looks at user `$3` alone. */
export const oneUserText = `${look((user) => `${user} = $3`)}
  insert into tenant.user_readiness as known (${place}) select $1, $2, user_id, ${of('found')}, now() from found
  on conflict (tenant_id, environment, user_id) do update set ${keep('excluded')} where ${isNews('excluded')}`;
