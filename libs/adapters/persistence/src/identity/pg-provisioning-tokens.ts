import { ProvisioningToken, ProvisioningTokens, type ProvisionerAtWork } from '@latchkey/identity';
import { NotFound } from '@latchkey/kernel';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

const enterText = `with alive as (
    select p.tenant_id, p.environment, p.id, p.store_id, p.last_used_at
    from tenant.provisioning_token p join tenant.tenant t on t.tenant_id = p.tenant_id
    where p.digest = $1 and p.revoked_at is null and t.status = 'active'
  ), used as (
    update tenant.provisioning_token p set last_used_at = now() from alive
    where p.tenant_id = alive.tenant_id and p.environment = alive.environment and p.id = alive.id
      and (alive.last_used_at is null or alive.last_used_at < now() - interval '1 minute')
  )
  select id as "tokenId", store_id as "storeId" from alive`;

export class PgProvisioningTokens extends ProvisioningTokens {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<ProvisioningToken> {
    const transaction = this.transactions.current();
    const token = await transaction
      .entities()
      .findOne(ProvisioningToken, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!token) throw new NotFound();
    return transaction.track(token);
  }

  add(token: ProvisioningToken): Promise<void> {
    this.transactions.current().add(token);
    return Promise.resolve();
  }

  async enter(digest: Buffer): Promise<ProvisionerAtWork | undefined> {
    return (await this.transactions.current().query<ProvisionerAtWork>(enterText, [digest]))[0];
  }
}
