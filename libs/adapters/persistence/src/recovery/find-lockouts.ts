import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindLockout, FindLockouts, type LockoutOrder, type LockoutView } from '@latchkey/recovery';
import { Reads, type Listing } from '../read-models/reads.ts';

const isOver = `(t.ended_at is not null or coalesce(t.until <= now(), false))`;

const lockouts: Listing = {
  select: `t.id, t.user_id as "userId", u.user_name as "userName", t.method, t.reason, t.began_at as "beganAt", t.until,
    ${isOver} as "isOver", t.ended_at as "endedAt", t.ended_by as "endedBy", t.end_reason as "endReason"`,
  from: `tenant.lockout t left join tenant.app_user u
    on u.tenant_id = t.tenant_id and u.environment = t.environment and u.id = t.user_id`,
  table: 'tenant.lockout',
};

const orders: Readonly<Record<LockoutOrder, Pick<Listing, 'orderBy' | 'descending'>>> = {
  began: { orderBy: 'began_at' },
  '-began': { orderBy: 'began_at', descending: true },
  reason: { orderBy: 'reason' },
  '-reason': { orderBy: 'reason', descending: true },
};

@QueryHandler(FindLockouts)
export class FindLockoutsHandler implements IQueryHandler<FindLockouts> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindLockouts): Promise<Page<LockoutView>> {
    this.permissions.require(TenantContext.current().actor, 'lockout:read');
    return this.reads.page(
      {
        ...lockouts,
        ...orders[order],
        filters: [
          ['t.user_id = ?', filter.userId ?? undefined],
          [`${isOver} = ?`, filter.isOver ?? undefined],
          ['t.reason = ?', filter.reason ?? undefined],
        ],
      },
      page,
    );
  }
}

@QueryHandler(FindLockout)
export class FindLockoutHandler implements IQueryHandler<FindLockout> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ lockoutId }: FindLockout): Promise<LockoutView> {
    this.permissions.require(TenantContext.current().actor, 'lockout:read');
    return this.reads.one(lockouts, lockoutId);
  }
}
