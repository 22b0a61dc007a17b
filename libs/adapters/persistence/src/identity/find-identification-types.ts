import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindIdentificationType,
  FindIdentificationTypes,
  type IdentificationTypeView,
} from '@latchkey/identity';
import { Reads, type Listing } from '../read-models/reads.ts';

const types: Listing = {
  select: `t.id, t.name, t.kind, t.attribute, t.status, t.created_at as "createdAt", t.version`,
  from: 'tenant.identification_type t',
  table: 'tenant.identification_type',
};

@QueryHandler(FindIdentificationTypes)
export class FindIdentificationTypesHandler implements IQueryHandler<FindIdentificationTypes> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindIdentificationTypes): Promise<Page<IdentificationTypeView>> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:read');
    return this.reads.page(types, page);
  }
}

@QueryHandler(FindIdentificationType)
export class FindIdentificationTypeHandler implements IQueryHandler<FindIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ typeId }: FindIdentificationType): Promise<IdentificationTypeView> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:read');
    return this.reads.one(types, typeId);
  }
}
