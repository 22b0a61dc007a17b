import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindIdentityConfirmation,
  FindIdentityConfirmations,
  type IdentityConfirmationView,
} from '@latchkey/verification';
import { Reads, type Listing } from '../read-models/reads.ts';

const state = `(case when t.state = 'open' and t.expires_at <= now() then 'expired' else t.state end)`;

const looks: Listing = {
  select: `t.id, t.user_id as "userId", t.agent_id as "agentId", t.verification_id as "verificationId",
    t.verification_name as "verificationName", t.ticket, ${state} as state, t.opened_at as "openedAt",
    t.expires_at as "expiresAt", t.ended_at as "endedAt"`,
  from: 'tenant.identity_confirmation t',
  table: 'tenant.identity_confirmation',
};

@QueryHandler(FindIdentityConfirmations)
export class FindIdentityConfirmationsHandler implements IQueryHandler<FindIdentityConfirmations> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindIdentityConfirmations): Promise<Page<IdentityConfirmationView>> {
    this.permissions.require(TenantContext.current().actor, 'person:identify');
    return this.reads.page(
      {
        ...looks,
        orderBy: 'opened_at',
        descending: order === '-opened',
        filters: [
          ['t.user_id = ?', filter.userId ?? undefined],
          ['t.agent_id = ?', filter.agentId ?? undefined],
          [`${state} = ?`, filter.state ?? undefined],
          ['t.opened_at >= ?', filter.from ?? undefined],
          ['t.opened_at < ?', filter.before ?? undefined],
        ],
      },
      page,
    );
  }
}

@QueryHandler(FindIdentityConfirmation)
export class FindIdentityConfirmationHandler implements IQueryHandler<FindIdentityConfirmation> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ identityConfirmationId }: FindIdentityConfirmation): Promise<IdentityConfirmationView> {
    this.permissions.require(TenantContext.current().actor, 'person:identify');
    return this.reads.one(looks, identityConfirmationId);
  }
}
