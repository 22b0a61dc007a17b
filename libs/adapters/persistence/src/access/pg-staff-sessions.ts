import {
  staffSessionIdleLimit,
  standingOf,
  StaffSession,
  StaffSessions,
  stepUpMinutes,
  type FactorDemands,
  type StaffAtWork,
} from '@latchkey/access';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

// The roles are read here and nowhere else, so that a change holds at the next request (S-45). A session is noted as
// seen at most once a minute: reading must not cost a write each time.
const enterText = `with alive as (
    select s.tenant_id, s.id, s.staff_id, s.seen_at, m.roles,
      s.factor_at is not null as shown,
      coalesce(s.factor_at > now() - interval '${stepUpMinutes} minutes', false) as fresh,
      exists (select 1 from tenant.second_factor f
        where f.tenant_id = s.tenant_id and f.staff_id = s.staff_id and f.confirmed_at is not null) as enrolled,
      coalesce(p.require_second_factor, false) as required
    from tenant.staff_session s
    join tenant.staff_member m on m.tenant_id = s.tenant_id and m.id = s.staff_id
    join tenant.tenant t on t.tenant_id = s.tenant_id
    left join tenant.staff_policy p on p.tenant_id = s.tenant_id
    where s.digest = $1 and s.revoked_at is null and s.expires_at > now()
      and s.seen_at > now() - make_interval(secs => ${staffSessionIdleLimit / 1000})
      and m.status = 'active' and t.status = 'active'
  ), seen as (
    update tenant.staff_session s set seen_at = now() from alive
    where s.tenant_id = alive.tenant_id and s.id = alive.id and alive.seen_at < now() - interval '1 minute'
  )
  select id as "sessionId", staff_id as "staffId", roles, shown, fresh, enrolled, required from alive`;
const running = `digest = $1 and revoked_at is null and expires_at > now()`;
const raiseText = `update tenant.staff_session set factor_at = now() where ${running}`;
const keepText = `update tenant.staff_session set challenge = $2, challenged_at = now() where ${running}`;
// Of many who answer at once the first one empties it, and the others wait for its row.
const answerText = `with asked as (
    select tenant_id, id, challenge from tenant.staff_session
    where ${running} and challenged_at > now() - interval '5 minutes' for update
  )
  update tenant.staff_session s set challenge = null, challenged_at = null from asked
  where s.tenant_id = asked.tenant_id and s.id = asked.id returning asked.challenge`;

interface Entered extends FactorDemands, Pick<StaffAtWork, 'sessionId' | 'staffId' | 'roles'> {
  readonly shown: boolean;
  readonly fresh: boolean;
}

export class PgStaffSessions extends StaffSessions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(session: StaffSession): Promise<void> {
    this.transactions.current().add(session);
    return Promise.resolve();
  }

  async find(digest: Buffer): Promise<StaffSession | undefined> {
    const transaction = this.transactions.current();
    const session = await transaction
      .entities()
      .findOne(StaffSession, { digest }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return session ? transaction.track(session) : undefined;
  }

  async enter(digest: Buffer): Promise<StaffAtWork | undefined> {
    const [entered] = await this.transactions.current().query<Entered>(enterText, [digest]);
    if (!entered) return undefined;
    const { sessionId, staffId, roles, shown, fresh, enrolled, required } = entered;
    const steppedUp = fresh || !(enrolled || required);
    return { sessionId, staffId, roles, standing: standingOf({ enrolled, required }, shown), steppedUp };
  }

  async raise(digest: Buffer): Promise<boolean> {
    return (await this.transactions.current().execute(raiseText, [digest])) === 1;
  }

  async keepChallenge(digest: Buffer, challenge: string): Promise<void> {
    await this.transactions.current().execute(keepText, [digest, challenge]);
  }

  async answerChallenge(digest: Buffer): Promise<string | undefined> {
    const rows = await this.transactions.current().query<{ challenge: string }>(answerText, [digest]);
    return rows[0]?.challenge;
  }

  async revokeAll(staffId: string, now: Date): Promise<void> {
    await this.transactions
      .current()
      .execute(`update tenant.staff_session set revoked_at = $2 where staff_id = $1 and revoked_at is null`, [
        staffId,
        now,
      ]);
  }
}
