import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindProcess, FindProcesses, type ProcessView } from '@latchkey/recovery';
import { Reads, type Listing } from '../read-models/reads.ts';

const processes: Listing = {
  select: `t.id, t.application_id as "applicationId", t.name, t.action, t.store_id as "storeId",
    t.verification_ids as "verificationIds", t.status, t.created_at as "createdAt"`,
  from: 'tenant.process t',
  table: 'tenant.process',
};

@QueryHandler(FindProcesses)
export class FindProcessesHandler implements IQueryHandler<FindProcesses> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindProcesses): Promise<Page<ProcessView>> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.reads.page(processes, page);
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
