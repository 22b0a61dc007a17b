import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindActivity,
  FindResetRequest,
  FindResetRequests,
  type LoggedLine,
  type ResetRequestOrder,
  type ResetRequestView,
} from '@latchkey/recovery';
import { Reads, type Listing } from '../read-models/reads.ts';

const requests: Listing = {
  select: `t.id, t.process_id as "processId", t.application_id as "applicationId", t.user_id as "userId",
    u.user_name as "userName", t.kind, t.action, t.status, t.lock_state as "lockState", t.started_at as "startedAt", t.ended_at as "endedAt",
    t.mails, t.password_tries as "passwordTries"`,
  from: `tenant.reset_request t left join tenant.app_user u
    on u.tenant_id = t.tenant_id and u.environment = t.environment and u.id = t.user_id`,
  table: 'tenant.reset_request',
};

const orders: Readonly<Record<ResetRequestOrder, Pick<Listing, 'orderBy' | 'descending'>>> = {
  started: { orderBy: 'started_at' },
  '-started': { orderBy: 'started_at', descending: true },
};

@QueryHandler(FindResetRequests)
export class FindResetRequestsHandler implements IQueryHandler<FindResetRequests> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindResetRequests): Promise<Page<ResetRequestView>> {
    this.permissions.require(TenantContext.current().actor, 'request:read');
    return this.reads.page(
      {
        ...requests,
        ...orders[order],
        filters: [
          ['t.status = ?', filter.status ?? undefined],
          ['t.kind = ?', filter.kind ?? undefined],
          ['t.action = ?', filter.action ?? undefined],
          ['t.user_id = ?', filter.userId ?? undefined],
          ['t.process_id = ?', filter.processId ?? undefined],
          ['t.application_id = ?', filter.applicationId ?? undefined],
          ['t.started_at >= ?', filter.from ?? undefined],
          ['t.started_at < ?', filter.before ?? undefined],
        ],
      },
      page,
    );
  }
}

@QueryHandler(FindResetRequest)
export class FindResetRequestHandler implements IQueryHandler<FindResetRequest> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ requestId }: FindResetRequest): Promise<ResetRequestView> {
    this.permissions.require(TenantContext.current().actor, 'request:read');
    return this.reads.one(requests, requestId);
  }
}

@QueryHandler(FindActivity)
export class FindActivityHandler implements IQueryHandler<FindActivity> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ requestId }: FindActivity): Promise<readonly LoggedLine[]> {
    const { actor } = TenantContext.current();
    this.permissions.require(actor, 'activity:read');
    const known = await this.reads.rows(`select 1 from tenant.reset_request where id = $1`, [requestId]);
    if (known.length === 0) throw new NotFound();
    return this.reads.rows<LoggedLine>(
      `select id, at, type, stage, reference, request_id as "requestId",
          case when message = 'recovery.decoy.probed' and not $2 then 'recovery.reset.requested' else message end as message
        from tenant.reset_activity where request_id = $1 order by at, id limit 500`,
      [requestId, this.permissions.allows(actor, 'decoy:read')],
    );
  }
}
