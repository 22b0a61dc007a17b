import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindSessionRevocations, type SessionRevocationView } from '@latchkey/credentials';
import { Reads, type Listing } from '../read-models/reads.ts';

const revocations: Listing = {
  select: `t.id, t.change_id as "changeId", t.user_id as "userId", t.store_id as "storeId", t.state, t.attempts,
    t.answer, t.wanted_at as "wantedAt", t.ended_at as "endedAt"`,
  from: 'tenant.session_revocation t',
  table: 'tenant.session_revocation',
  orderBy: 'wanted_at',
  descending: true,
};

@QueryHandler(FindSessionRevocations)
export class FindSessionRevocationsHandler implements IQueryHandler<FindSessionRevocations> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ userId, page }: FindSessionRevocations): Promise<Page<SessionRevocationView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    await this.reads.one({ select: 't.id', from: 'tenant.app_user t', table: 'tenant.app_user' }, userId);
    return this.reads.page({ ...revocations, filters: [['t.user_id = ?', userId]] }, page);
  }
}
