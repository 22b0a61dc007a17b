import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindDecoy, FindDecoys, type DecoyView } from '@latchkey/recovery';
import { Reads, type Listing } from '../read-models/reads.ts';

const decoys: Listing = {
  select: `t.id, t.identifier, t.planted_at as "plantedAt", t.removed_at as "removedAt"`,
  from: 'tenant.planted_decoy t',
  table: 'tenant.planted_decoy',
};

@QueryHandler(FindDecoys)
export class FindDecoysHandler implements IQueryHandler<FindDecoys> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindDecoys): Promise<Page<DecoyView>> {
    this.permissions.require(TenantContext.current().actor, 'decoy:read');
    return this.reads.page(decoys, page);
  }
}

@QueryHandler(FindDecoy)
export class FindDecoyHandler implements IQueryHandler<FindDecoy> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ decoyId }: FindDecoy): Promise<DecoyView> {
    this.permissions.require(TenantContext.current().actor, 'decoy:read');
    return this.reads.one(decoys, decoyId);
  }
}
