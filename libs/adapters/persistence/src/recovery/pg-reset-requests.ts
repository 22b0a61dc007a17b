import {
  ResetRequests,
  ResetRequest,
  usualTerms,
  type FollowUp,
  type FurtherVerification,
  type Proof,
  type Standing,
} from '@latchkey/recovery';
import { everybodysMethods } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../unit-of-work/transaction.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { cancelling, cancelRecoveries } from './cancel-recoveries.ts';
import { isOneOf } from '../verification/method-list.ts';
import { askedAttribute, personalDatum } from '../verification/personal-datum.ts';

interface ProofRow {
  readonly verification_id: string;
  readonly challenge_id: string;
  readonly via: Proof['via'];
  readonly given_at: Date;
}

const step = 'verify';
const datum = personalDatum('u', askedAttribute);

const standingText = `select
    t.status = 'active' as "tenantActive",
    a.status = 'active' as "applicationActive",
    p.status = 'active' and pv.store_id = $3 as "processActive",
    not exists (select 1 from unnest(pv.owed || pv.choice_from) owed (id)
      left join tenant.verification v on v.tenant_id = p.tenant_id and v.environment = p.environment and v.id = owed.id
      where v.status is distinct from 'active') and pv.owed @> $5::uuid[] as "verificationActive",
    s.status = 'active' as "storeActive",
    u.id is not null as "accountPresent",
    coalesce(u.status = 'active' and u.store_id = $3, false) as "accountActive",
    pv.group_ids is null or exists (select 1 from tenant.group_member m where m.tenant_id = p.tenant_id
      and m.environment = p.environment and m.user_id = $4 and m.group_id = any (pv.group_ids)) as "accountInAudience",
    not coalesce(u.privileged, false) or pv.recovers_privileged as "accountWithinAssurance",
    case when pv.success_window > 0 then (select max(r.ended_at) + make_interval(mins => pv.success_window)
      from tenant.reset_request r where r.tenant_id = p.tenant_id and r.environment = p.environment
        and r.user_id = $4 and r.store_id = $3 and r.status = 'success' and r.action <> 'unlock') end as "notBefore",
    case when pv.policy -> 'actions' ? 'unlock' then (select max(r.ended_at)
          + make_interval(mins => coalesce((pv.policy #>> '{windows,unlockWindow}')::int, 1440))
        from tenant.reset_request r where r.tenant_id = p.tenant_id and r.environment = p.environment
          and r.user_id = $4 and r.store_id = $3 and r.status = 'success' and r.action = 'unlock')
      end as "unlockNotBefore",
    jsonb_build_object('actions', coalesce(pv.policy -> 'actions', '["reset"]'),
      'generatedPassword', pv.policy -> 'generatedPassword',
      'unlockOnReset', coalesce(pv.policy -> 'unlockOnReset', 'false'),
      'acceptsPassword', kind.accepts_password) as terms,
    u.email as destination
  from tenant.process p
  join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
    and pv.process_id = p.id and pv.number = $6
  join tenant.tenant t on t.tenant_id = p.tenant_id
  join tenant.application a
    on a.tenant_id = p.tenant_id and a.environment = p.environment and a.id = $2
  join tenant.credential_store s
    on s.tenant_id = p.tenant_id and s.environment = p.environment and s.id = $3
  join tenant.credential_store_type kind
    on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
  left join tenant.app_user u
    on u.tenant_id = p.tenant_id and u.environment = p.environment and u.id = $4
  where p.id = $1`;

const replaceText = cancelling(`kind = 'administrator_link' and status in ('in_progress', 'verified')`);

const nothing: Standing = {
  tenantActive: false,
  applicationActive: false,
  processActive: false,
  verificationActive: false,
  storeActive: false,
  accountPresent: false,
  accountActive: false,
  accountInAudience: false,
  accountWithinAssurance: false,
  notBefore: null,
  unlockNotBefore: null,
  terms: usualTerms,
  destination: null,
};

/** Reset requests in PostgreSQL. Proofs are rows of their own, written once and never changed. */
export class PgResetRequests extends ResetRequests {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(request: ResetRequest): Promise<void> {
    this.transactions.current().add(request);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<ResetRequest | undefined> {
    const transaction = this.transactions.current();
    const em = transaction.entities();
    const request = await em.findOne(ResetRequest, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!request) return undefined;
    const known = (request as { proofs?: readonly Proof[] }).proofs;
    if (known) return request;
    request.proofs = await this.proofsOf(id);
    const given = new Set(request.proofs.map(proofKey));
    return transaction.track(request, () => this.writeProofs(transaction, request, given));
  }

  async find(id: string, flowDigest: Buffer): Promise<ResetRequest | undefined> {
    const request = await this.transactions.current().entities().findOne(ResetRequest, { id, flowDigest });
    if (!request) return undefined;
    request.proofs = await this.proofsOf(id);
    return request;
  }

  async look(id: string): Promise<ResetRequest | undefined> {
    const request = await this.transactions.current().entities().findOne(ResetRequest, { id });
    if (!request) return undefined;
    request.proofs = await this.proofsOf(id);
    return request;
  }

  /** Asked for one mail alone, as most are, it asks nobody. */
  async furtherVerifications({
    owed,
    optional,
    userId,
    processId,
    processVersion,
  }: ResetRequest): Promise<readonly FurtherVerification[]> {
    const ids = [...owed, ...optional];
    if (ids.length <= 1) return [];
    return this.transactions.current().query<FurtherVerification>(
      `select v.id, v.name, v.type as method, v.parameters, case
          when checked.id is not null then case when verdict.enrolled then 'ready' else 'not_enrolled' end
          when ${isOneOf('v.type', everybodysMethods)} then 'ready'
          when ${askedAttribute} is not null then case when ${datum} is null then 'not_enrolled' else 'ready' end
          when e.usable_from <= now() then 'ready' when e.usable_from is null then 'not_enrolled' else 'quarantined' end as readiness,
          coalesce(e.usable, '[]') as enrolments
        from unnest($1::uuid[]) with ordinality asked (id, place)
        join tenant.verification v on v.id = asked.id
        left join tenant.app_user u on u.id = $2
        left join lateral (select min(e.usable_from) as usable_from,
            jsonb_agg(jsonb_build_object('id', e.id, 'label', e.label) order by e.begun_at, e.id)
              filter (where e.usable_from <= now()) as usable
          from tenant.enrolment e
          where e.tenant_id = v.tenant_id and e.environment = v.environment and e.user_id = $2
            and e.verification_id = v.id and e.status = 'active') e on true
        left join lateral (select v.id from tenant.process_version pv
          cross join jsonb_array_elements(pv.policy -> 'verifications') attached
          where pv.tenant_id = v.tenant_id and pv.environment = v.environment and pv.process_id = $3 and pv.number = $4
            and attached ->> 'verificationId' = v.id::text and attached ->> 'enrolmentCheckId' is not null
          limit 1) checked on true
        left join tenant.enrolment_verdict verdict on verdict.tenant_id = v.tenant_id
          and verdict.environment = v.environment and verdict.user_id = $2 and verdict.verification_id = v.id
        where v.type <> 'email' order by place`,
      [ids, userId, processId, processVersion],
    );
  }

  async followUp(id: string): Promise<FollowUp | undefined> {
    const rows = await this.transactions.current().query<FollowUp>(
      `select (pv.policy ->> 'postResetExtensionId')::uuid as "extensionId", r.user_id as "userId", r.store_id as "storeId"
        from tenant.reset_request r join tenant.process_version pv on pv.tenant_id = r.tenant_id
          and pv.environment = r.environment and pv.process_id = r.process_id and pv.number = r.process_version
        where r.id = $1 and r.status = 'success' and r.user_id is not null
          and pv.policy ->> 'postResetExtensionId' is not null`,
      [id],
    );
    return rows[0];
  }

  async standing(request: ResetRequest): Promise<Standing> {
    const { processId, processVersion, applicationId, storeId, userId, owed } = request;
    const values = [processId, applicationId, storeId, userId, owed, processVersion];
    return (await this.transactions.current().query<Standing>(standingText, values))[0] ?? nothing;
  }

  async newestLinkAt(userId: string): Promise<Date | undefined> {
    const rows = await this.transactions.current().query<{ at: Date | null }>(
      `select max(started_at) as at from tenant.reset_request
        where user_id = $1 and kind = 'administrator_link'`,
      [userId],
    );
    return rows[0]?.at ?? undefined;
  }

  /** What is with a store already stays there. */
  replaceLinks({ id, userId }: ResetRequest, now: Date): Promise<number> {
    return this.transactions.current().execute(replaceText, [userId, id, now]);
  }

  cancelOthers({ userId, id }: ResetRequest, now: Date): Promise<number> {
    return cancelRecoveries(this.transactions.current(), userId, id, now);
  }

  private async proofsOf(requestId: string): Promise<Proof[]> {
    const rows = await this.transactions
      .current()
      .query<ProofRow>(
        `select verification_id, challenge_id, via, given_at from tenant.reset_proof where request_id = $1`,
        [requestId],
      );
    return rows.map((row) => ({
      verificationId: row.verification_id,
      challengeId: row.challenge_id,
      via: row.via,
      givenAt: row.given_at,
    }));
  }

  private writeProofs(transaction: Transaction, request: ResetRequest, known: ReadonlySet<string>): void {
    for (const proof of request.proofs) {
      if (known.has(proofKey(proof))) continue;
      transaction.insert('reset_proof', {
        request_id: request.id,
        step,
        verification_id: proof.verificationId,
        challenge_id: proof.challengeId,
        via: proof.via,
        given_at: proof.givenAt,
      });
    }
  }
}

/** Code and link of one challenge prove the same thing: one row, whichever came first. */
function proofKey({ verificationId, challengeId }: Proof): string {
  return `${verificationId}/${challengeId}`;
}
