import {
  mostNamed,
  mostSimulatedRequests,
  type Audience,
  type Reach,
  type RecordedGroup,
} from '@latchkey/recovery';
import { everybodysMethods } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';
import { isOneOf } from '../verification/method-list.ts';
import { askedAttribute, personalDatum } from '../verification/personal-datum.ts';

/** Whether user `u` is in one of the groups; null means everyone. */
const inGroups = (groups: string): string => `(${groups}::uuid[] is null or exists (
    select 1 from tenant.group_member m where m.tenant_id = u.tenant_id and m.environment = u.environment
      and m.user_id = u.id and m.group_id = any (${groups}::uuid[])))`;

/** Whether user `u` has verification `v` by a row of this table of enrolments. */
const isIn = (
  table: 'enrolment' | 'enrolment_verdict',
  counts: string,
): string => `exists (select 1 from tenant.${table} e
      where e.tenant_id = u.tenant_id and e.environment = u.environment and e.user_id = u.id
        and e.verification_id = v.id and ${counts})`;

/**
 * Of these verifications, those that user `u` can give: what a check decides whom it said yes of, mail and bare mocks
 * everybody, personal data whoever has it on record, the others who has enrolled.
 */
const given = (
  ids: string,
  checked: string,
): string => `(select count(*) from tenant.verification v where v.id = any (${ids}::uuid[])
    and case when v.id = any (${checked}::uuid[]) then ${isIn('enrolment_verdict', 'e.enrolled')}
      else ${isOneOf('v.type', everybodysMethods)} or ${personalDatum('u', askedAttribute)} is not null
        or ${isIn('enrolment', `e.status = 'active'`)} end)`;

/** Whether user `u` has what is owed, and enough of what may be chosen. */
const hasProofs = (owed: string, from: string, wanted: string, checked: string): string =>
  `${given(owed, checked)} = cardinality(${owed}::uuid[]) and ${given(from, checked)} >= ${wanted}::int`;

const audienceText = `with reached as (
    select u.id, u.user_name,
      coalesce(u.store_id = $1 and ${inGroups('$2')} and ${hasProofs('$5', '$6', '$7', '$8')}, false) as is_now,
      coalesce(u.store_id = $3 and ${inGroups('$4')} and ${hasProofs('$9', '$10', '$11', '$12')}, false) as is_draft
    from tenant.app_user u where u.status = 'active' and u.store_id in ($1, $3))
  select count(*) filter (where is_now)::int as now, count(*) filter (where is_draft)::int as draft,
    count(*) filter (where is_now and not is_draft)::int as losing,
    count(*) filter (where is_draft and not is_now)::int as gaining,
    (select coalesce(jsonb_agg(lost order by lost.id), '[]') from (
      select id, user_name as "userName" from reached where is_now and not is_draft
        order by id limit ${mostNamed}) lost) as losers
  from reached`;

const recordedText = `with recorded as (
    select r.tenant_id, r.environment, r.id, r.user_id, r.owed, r.started_at from tenant.reset_request r
    where r.application_id = $1 and r.started_at >= now() - make_interval(days => $2::int)
    order by r.started_at desc, r.id desc limit ${mostSimulatedRequests}),
  judged as (
    select r.id, r.started_at, u.id is not null as "hasAccount", u.store_id is distinct from $3 as "otherStore",
      not ${inGroups('$4')} as outside, cardinality(r.owed) > 0 and r.owed <@ given.ids as "letThrough", given.proofs
    from recorded r
    left join tenant.app_user u on u.tenant_id = r.tenant_id and u.environment = r.environment and u.id = r.user_id
      and u.status = 'active'
    cross join lateral (
      select coalesce(array_agg(p.verification_id), '{}') as ids, coalesce(jsonb_agg(
          jsonb_build_object('verificationId', p.verification_id, 'method', v.type) order by p.verification_id), '[]') as proofs
      from (select distinct verification_id from tenant.reset_proof p where p.tenant_id = r.tenant_id
          and p.environment = r.environment and p.request_id = r.id) p
      left join tenant.verification v
        on v.tenant_id = r.tenant_id and v.environment = r.environment and v.id = p.verification_id) given)
  select "hasAccount", "otherStore", outside, "letThrough", proofs, count(*)::int as requests,
    (array_agg(id::text order by started_at desc, id desc))[1:${mostNamed}] as examples
  from judged group by 1, 2, 3, 4, 5 order by requests desc, examples`;

/** What practice says to a draft: one statement for all users, one for all requests, however many there are. */
export class Practice {
  constructor(private readonly transactions: Transactions) {}

  async audience(now: Reach, draft: Reach): Promise<Audience> {
    const proofs = [now, draft].flatMap(({ proofs: { owed, choice }, checked }) => [
      ...[owed, choice.from, choice.wanted, checked],
    ]);
    const values = [now.storeId, now.groupIds, draft.storeId, draft.groupIds, ...proofs];
    const [counted] = await this.transactions.current().query<Audience>(audienceText, values);
    return counted ?? { now: 0, draft: 0, losing: 0, gaining: 0, losers: [] };
  }

  recorded(applicationId: string, days: number, { storeId, groupIds }: Reach): Promise<RecordedGroup[]> {
    const values = [applicationId, days, storeId, groupIds];
    return this.transactions.current().query<RecordedGroup>(recordedText, values);
  }
}
