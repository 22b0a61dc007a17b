import { EnrolmentChecks, EnrolmentVerdict, type CheckRound, type WantedCheck } from '@latchkey/recovery';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** An answer is as good as new for so long; shorter than a day, so that each night asks again. */
const freshness = '20 hours';

// Everybody for whom a process in force has a check, and who was not asked about lately. Of two processes with checks of
// one verification the first is asked.
const wanted = `select distinct on (u.id, c.verification_id) u.id as user_id, c.verification_id, c.extension_id
  from (select p.tenant_id, p.environment, p.id, pv.store_id, pv.group_ids,
      (attached ->> 'verificationId')::uuid as verification_id, (attached ->> 'enrolmentCheckId')::uuid as extension_id
    from tenant.process p join tenant.process_version pv on pv.tenant_id = p.tenant_id
      and pv.environment = p.environment and pv.process_id = p.id and pv.number = p.active_version
    cross join jsonb_array_elements(pv.policy -> 'verifications') attached
    where p.status = 'active' and attached ->> 'enrolmentCheckId' is not null) c
  join tenant.app_user u on u.tenant_id = c.tenant_id and u.environment = c.environment and u.store_id = c.store_id
    and u.status = 'active' and (c.group_ids is null or exists (select 1 from tenant.group_member m
      where m.tenant_id = u.tenant_id and m.environment = u.environment and m.user_id = u.id
        and m.group_id = any (c.group_ids)))
  where not exists (select 1 from tenant.enrolment_verdict known where known.tenant_id = u.tenant_id
    and known.environment = u.environment and known.user_id = u.id and known.verification_id = c.verification_id
    and known.asked_at > now() - interval '${freshness}')
  order by u.id, c.verification_id, c.id`;

const claimText = `with due as (${wanted} limit $3
  ), claimed as (
    insert into tenant.enrolment_verdict as known (tenant_id, environment, user_id, verification_id, enrolled, asked_at)
    select $1, $2, user_id, verification_id, false, now() from due order by user_id, verification_id
    on conflict (tenant_id, environment, user_id, verification_id) do update set asked_at = excluded.asked_at
    where known.asked_at <= now() - interval '${freshness}'
    returning id, user_id, verification_id
  )
  select claimed.id as "verdictId", due.user_id as "userId", due.verification_id as "verificationId",
    due.extension_id as "extensionId"
  from claimed join due using (user_id, verification_id)`;

export class PgEnrolmentChecks extends EnrolmentChecks {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async areWanted(): Promise<boolean> {
    return (await this.transactions.current().query(`${wanted} limit 1`)).length > 0;
  }

  claim(most: number): Promise<readonly WantedCheck[]> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    return transaction.query<WantedCheck>(claimText, [tenantId, environment, most]);
  }

  async getForUpdate(verdictIds: readonly string[]): Promise<readonly EnrolmentVerdict[]> {
    const transaction = this.transactions.current();
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
    const found = await transaction
      .entities()
      .find(EnrolmentVerdict, { id: { $in: [...verdictIds] } }, options);
    return found.map((verdict) => transaction.track(verdict));
  }

  announce(round: CheckRound): void {
    this.transactions.current().track(round);
  }
}
