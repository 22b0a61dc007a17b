import { staffSessionIdleLimit, StaffSession, StaffSessions, type StaffAtWork } from '@latchkey/access';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

// The roles are read here and nowhere else, so that a change holds at the next request (S-45). A session is noted as
// seen at most once a minute: reading must not cost a write each time.
const enterText = `with alive as (
    select s.tenant_id, s.id, s.staff_id, s.seen_at, m.roles
    from tenant.staff_session s
    join tenant.staff_member m on m.tenant_id = s.tenant_id and m.id = s.staff_id
    join tenant.tenant t on t.tenant_id = s.tenant_id
    where s.digest = $1 and s.revoked_at is null and s.expires_at > now()
      and s.seen_at > now() - make_interval(secs => ${staffSessionIdleLimit / 1000})
      and m.status = 'active' and t.status = 'active'
  ), seen as (
    update tenant.staff_session s set seen_at = now() from alive
    where s.tenant_id = alive.tenant_id and s.id = alive.id and alive.seen_at < now() - interval '1 minute'
  )
  select id as "sessionId", staff_id as "staffId", roles from alive`;

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
    return (await this.transactions.current().query<StaffAtWork>(enterText, [digest]))[0];
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
