import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindAuditEntries, type AuditEntryView } from '@latchkey/audit';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const entries: Listing = {
  select: `t.id, t.at, t.actor, t.action, t.subject, t.outcome, t.reason, t.request_id as "requestId"`,
  from: 'tenant.audit_entry t',
  table: 'tenant.audit_entry',
  descending: true,
};

@QueryHandler(FindAuditEntries)
export class FindAuditEntriesHandler implements IQueryHandler<FindAuditEntries> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter }: FindAuditEntries): Promise<Page<AuditEntryView>> {
    this.permissions.require(TenantContext.current().actor, 'audit:read');
    return this.reads.page(
      {
        ...entries,
        filters: [
          ['t.subject = ?', filter.subject ?? undefined],
          ['t.action = ?', filter.action ?? undefined],
          ['t.actor = ?', filter.actor ?? undefined],
        ],
      },
      page,
    );
  }
}
