import { OwnChange, OwnChanges, type OwnChangeOffer, type OwnOperation } from '@latchkey/sign-in';
import { cancelRecoveries } from '../recovery/cancel-recoveries.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

// The oldest of them where several offer it. What a store cannot do is offered by nobody. A lock of our own store is one
// that staff have set: only a recovery ends it, since a session may be in somebody else's hands.
const offerText = `select p.id as "processId", pv.store_id as "storeId"
  from tenant.app_user u
  join tenant.process p
    on p.tenant_id = u.tenant_id and p.environment = u.environment and p.application_id = $2 and p.status = 'active'
  join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
    and pv.process_id = p.id and pv.number = p.active_version and pv.store_id = u.store_id
  join tenant.credential_store s
    on s.tenant_id = u.tenant_id and s.environment = u.environment and s.id = u.store_id and s.status = 'active'
  join tenant.credential_store_type kind
    on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
  where u.id = $1 and u.status = 'active' and pv.policy -> 'actions' ? $3
    and case $3 when 'unlock' then kind.can_unlock and kind.driver <> 'local' else kind.can_change and kind.accepts_password end
    and (pv.group_ids is null or exists (select 1 from tenant.group_member m where m.tenant_id = u.tenant_id
      and m.environment = u.environment and m.user_id = u.id and m.group_id = any (pv.group_ids)))
  order by p.id limit 1`;

export class PgOwnChanges extends OwnChanges {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(own: OwnChange): Promise<void> {
    this.transactions.current().add(own);
    return Promise.resolve();
  }

  async find(id: string): Promise<OwnChange | undefined> {
    const own = await this.transactions.current().entities().findOne(OwnChange, { id });
    return own ?? undefined;
  }

  async offer(
    userId: string,
    applicationId: string,
    operation: OwnOperation,
  ): Promise<OwnChangeOffer | undefined> {
    const values = [userId, applicationId, operation];
    return (await this.transactions.current().query<OwnChangeOffer>(offerText, values))[0];
  }

  cancelRecoveries({ userId, id }: OwnChange, now: Date): Promise<number> {
    return cancelRecoveries(this.transactions.current(), userId, id, now);
  }
}
