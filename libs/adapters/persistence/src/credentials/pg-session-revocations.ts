import { SessionRevocation, SessionRevocations, type RevocationTarget } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

const holdersText = `select s.id from tenant.credential_store s
  join tenant.app_user u on u.tenant_id = s.tenant_id and u.environment = s.environment and u.id = $1
  where s.status = 'active' and (s.sessions_of = 'everybody' or (s.sessions_of = 'own' and s.id = u.store_id))
  order by s.id`;

const targetText = `select t.driver, u.user_name as "userName", u.external_id as "externalId"
  from tenant.credential_store s
  join tenant.credential_store_type t
    on t.tenant_id = s.tenant_id and t.environment = s.environment and t.id = s.type_id
  join tenant.app_user u on u.tenant_id = s.tenant_id and u.environment = s.environment and u.id = $2
  where s.id = $1`;

interface TargetRow {
  readonly driver: string;
  readonly userName: string;
  readonly externalId: string | null;
}

export class PgSessionRevocations extends SessionRevocations {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(revocation: SessionRevocation): Promise<void> {
    this.transactions.current().add(revocation);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<SessionRevocation | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const revocation = await transaction.entities().findOne(SessionRevocation, { id }, lock);
    return revocation ? transaction.track(revocation) : undefined;
  }

  async holders(userId: string): Promise<readonly string[]> {
    const rows = await this.transactions.current().query<{ id: string }>(holdersText, [userId]);
    return rows.map(({ id }) => id);
  }

  async target({ storeId, userId }: SessionRevocation): Promise<RevocationTarget | undefined> {
    const rows = await this.transactions.current().query<TargetRow>(targetText, [storeId, userId]);
    const found = rows[0];
    if (!found) return undefined;
    const { driver, userName, externalId } = found;
    return { driver, account: { storeId, userId, userName, externalId } };
  }
}
