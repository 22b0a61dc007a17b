import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindProvisioningTokens, type ProvisioningTokenView } from '@latchkey/identity';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const tokens: Listing = {
  select: `t.id, t.label, t.store_id as "storeId", t.created_at as "createdAt", t.last_used_at as "lastUsedAt",
    t.revoked_at as "revokedAt"`,
  from: 'tenant.provisioning_token t',
  table: 'tenant.provisioning_token',
};

@QueryHandler(FindProvisioningTokens)
export class FindProvisioningTokensHandler implements IQueryHandler<FindProvisioningTokens> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindProvisioningTokens): Promise<Page<ProvisioningTokenView>> {
    this.permissions.require(TenantContext.current().actor, 'provisioning-token:read');
    return this.reads.page(tokens, page);
  }
}
