import {
  ChangeOutcomes,
  CredentialChange,
  CredentialChanges,
  type ChangeOutcome,
  type ChangeTarget,
} from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgCredentialChanges extends CredentialChanges {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(change: CredentialChange): Promise<void> {
    this.transactions.current().add(change);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<CredentialChange | undefined> {
    const transaction = this.transactions.current();
    const change = await transaction
      .entities()
      .findOne(CredentialChange, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return change ? transaction.track(change) : undefined;
  }

  async target(change: CredentialChange): Promise<ChangeTarget> {
    const rows = await this.transactions.current().query<ChangeTarget>(
      `select t.driver, coalesce(u.user_name, '') as "userName"
        from tenant.credential_store s
        join tenant.credential_store_type t
          on t.tenant_id = s.tenant_id and t.environment = s.environment and t.id = s.type_id
        left join tenant.app_user u
          on u.tenant_id = s.tenant_id and u.environment = s.environment and u.id = $2
        where s.id = $1`,
      [change.storeId, change.userId],
    );
    const target = rows[0];
    if (!target) throw new Error(`the store of change ${change.id} is gone`);
    return target;
  }

  async nextFence(storeId: string, userId: string): Promise<number> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const rows = await transaction.query<{ fence: string }>(
      `insert into tenant.account_fence as known (tenant_id, environment, store_id, user_id, fence)
        values ($1, $2, $3, $4, 1)
        on conflict (tenant_id, environment, store_id, user_id) do update set fence = known.fence + 1
        returning fence`,
      [tenantId, environment, storeId, userId],
    );
    return Number(rows[0]?.fence);
  }
}

export class PgChangeOutcomes extends ChangeOutcomes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(changeId: string): Promise<ChangeOutcome | undefined> {
    const rows = await this.transactions.current().query<ChangeOutcome>(
      `select state, reason, operation, user_id as "userId", sealed_for_page as "sealedForPage",
          concluded_at is not null or state = 'pending' as settled
        from tenant.credential_change where id = $1`,
      [changeId],
    );
    return rows[0];
  }
}
