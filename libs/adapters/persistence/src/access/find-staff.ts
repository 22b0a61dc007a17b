import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindStaff, FindStaffMember, type StaffView } from '@latchkey/access';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const staff: Listing = {
  select: `t.id, t.email, t.display_name as "displayName", t.roles, t.status, t.created_at as "createdAt",
    exists (select 1 from tenant.second_factor f
      where f.tenant_id = t.tenant_id and f.staff_id = t.id and f.confirmed_at is not null) as "hasSecondFactor"`,
  from: 'tenant.staff_member t',
  table: 'tenant.staff_member',
};

@QueryHandler(FindStaff)
export class FindStaffHandler implements IQueryHandler<FindStaff> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindStaff): Promise<Page<StaffView>> {
    this.permissions.require(TenantContext.current().actor, 'staff:read');
    return this.reads.page(staff, page);
  }
}

@QueryHandler(FindStaffMember)
export class FindStaffMemberHandler implements IQueryHandler<FindStaffMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ staffId }: FindStaffMember): Promise<StaffView> {
    this.permissions.require(TenantContext.current().actor, 'staff:read');
    return this.reads.one(staff, staffId);
  }
}
