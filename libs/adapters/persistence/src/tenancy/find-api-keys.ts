import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindApiKeys, type ApiKeyView } from '@latchkey/tenancy';
import { Reads, type Listing } from '../read-models/reads.ts';

const keys: Listing = {
  select: `t.id, t.application_id as "applicationId", t.label, t.prefix, t.permissions, t.created_at as "createdAt",
    t.revoked_at as "revokedAt"`,
  from: 'tenant.api_key t',
  table: 'tenant.api_key',
};

@QueryHandler(FindApiKeys)
export class FindApiKeysHandler implements IQueryHandler<FindApiKeys> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ applicationId, page }: FindApiKeys): Promise<Page<ApiKeyView>> {
    this.permissions.require(TenantContext.current().actor, 'api-key:read');
    const known = await this.reads.rows(`select 1 from tenant.application where id = $1`, [applicationId]);
    if (known.length === 0) throw new NotFound();
    return this.reads.page({ ...keys, filters: [['t.application_id = ?', applicationId]] }, page);
  }
}
