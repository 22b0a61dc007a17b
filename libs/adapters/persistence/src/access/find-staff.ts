import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindStaff, FindStaffMember, type StaffView } from '@latchkey/access';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const staff: Listing = {
  select: `t.id, t.email, t.display_name as "displayName", t.roles, t.status, t.created_at as "createdAt"`,
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
