import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindGroup,
  FindGroupMembers,
  FindGroups,
  type GroupMemberView,
  type GroupView,
} from '@latchkey/identity';
import { Reads, type Listing } from '../read-models/reads.ts';

const groups: Listing = {
  select: `t.id, t.name, t.created_at as "createdAt", (select count(*)::int from tenant.group_member m
    where m.tenant_id = t.tenant_id and m.environment = t.environment and m.group_id = t.id) as members`,
  from: 'tenant.user_group t',
  table: 'tenant.user_group',
};

const members: Listing = {
  select: `t.id, t.user_name as "userName"`,
  from: `tenant.app_user t join tenant.group_member m
    on m.tenant_id = t.tenant_id and m.environment = t.environment and m.user_id = t.id`,
  table: 'tenant.app_user',
};

@QueryHandler(FindGroups)
export class FindGroupsHandler implements IQueryHandler<FindGroups> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindGroups): Promise<Page<GroupView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.page(groups, page);
  }
}

@QueryHandler(FindGroup)
export class FindGroupHandler implements IQueryHandler<FindGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ groupId }: FindGroup): Promise<GroupView> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.one(groups, groupId);
  }
}

@QueryHandler(FindGroupMembers)
export class FindGroupMembersHandler implements IQueryHandler<FindGroupMembers> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ groupId, page }: FindGroupMembers): Promise<Page<GroupMemberView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    await this.reads.one<GroupView>(groups, groupId);
    return this.reads.page({ ...members, filters: [['m.group_id = ?', groupId]] }, page);
  }
}
