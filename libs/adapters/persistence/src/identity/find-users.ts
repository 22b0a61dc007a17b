import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindUser, FindUsers, identifierKey, type UserOrder, type UserView } from '@latchkey/identity';
import { Reads, type Filter, type Listing } from '../read-models/reads.ts';

const users: Listing = {
  select: `t.id, t.user_name as "userName", t.email, t.display_name as "displayName", t.privileged, t.store_id as "storeId",
    t.attributes, t.status, t.created_at as "createdAt", t.version`,
  from: 'tenant.app_user t',
  table: 'tenant.app_user',
};
// Who was erased is listed nowhere.
const alive: Filter = ['t.status <> ?', 'erased'];

const orders: Readonly<Record<UserOrder, Pick<Listing, 'orderBy' | 'descending'>>> = {
  created: {},
  '-created': { descending: true },
  userName: { orderBy: 'user_name_key' },
  '-userName': { orderBy: 'user_name_key', descending: true },
  displayName: { orderBy: 'display_name' },
  '-displayName': { orderBy: 'display_name', descending: true },
};

@QueryHandler(FindUsers)
export class FindUsersHandler implements IQueryHandler<FindUsers> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindUsers): Promise<Page<UserView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    const key = filter.identifier === null ? undefined : (identifierKey(filter.identifier) ?? '');
    return this.reads.page(
      {
        ...users,
        ...orders[order],
        filters: [
          alive,
          ['t.status = ?', filter.status ?? undefined],
          ['? in (t.user_name_key, t.email_key)', key],
        ],
      },
      page,
    );
  }
}

@QueryHandler(FindUser)
export class FindUserHandler implements IQueryHandler<FindUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ userId }: FindUser): Promise<UserView> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.one(users, userId, "t.status <> 'erased'");
  }
}
