import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindProcess,
  FindProcesses,
  FindProcessVersions,
  type ProcessOrder,
  type ProcessVersionView,
  type ProcessView,
} from '@latchkey/recovery';
import { Reads, type Listing } from '../read-models/reads.ts';

const processes: Listing = {
  select: `t.id, t.application_id as "applicationId", t.name, t.draft as policy, t.risks, t.status,
    t.active_version as "activeVersion", t.deactivation_reason as "deactivationReason",
    t.last_version = 0 as "isNew", t.draft is distinct from last.policy as "hasUnactivatedChanges",
    t.created_at as "createdAt", t.version`,
  from: `tenant.process t left join tenant.process_version last on last.tenant_id = t.tenant_id
    and last.environment = t.environment and last.process_id = t.id and last.number = t.last_version`,
  table: 'tenant.process',
};

const orders: Readonly<Record<ProcessOrder, Pick<Listing, 'orderBy' | 'descending'>>> = {
  created: {},
  '-created': { descending: true },
  name: { orderBy: 'name_key' },
  '-name': { orderBy: 'name_key', descending: true },
};

@QueryHandler(FindProcesses)
export class FindProcessesHandler implements IQueryHandler<FindProcesses> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindProcesses): Promise<Page<ProcessView>> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.reads.page(
      {
        ...processes,
        ...orders[order],
        filters: [
          ['t.status = ?', filter.status ?? undefined],
          ['t.application_id = ?', filter.applicationId ?? undefined],
        ],
      },
      page,
    );
  }
}

@QueryHandler(FindProcess)
export class FindProcessHandler implements IQueryHandler<FindProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ processId }: FindProcess): Promise<ProcessView> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.reads.one(processes, processId);
  }
}

@QueryHandler(FindProcessVersions)
export class FindProcessVersionsHandler implements IQueryHandler<FindProcessVersions> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ processId }: FindProcessVersions): Promise<readonly ProcessVersionView[]> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    await this.reads.one<ProcessView>(processes, processId);
    return this.reads.rows<ProcessVersionView>(
      `select number, policy, risks, activated_at as "activatedAt", activated_by as "activatedBy"
        from tenant.process_version where process_id = $1 order by number desc limit 100`,
      [processId],
    );
  }
}
