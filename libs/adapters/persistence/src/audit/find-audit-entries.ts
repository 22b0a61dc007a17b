import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindAuditEntries, type AuditEntryView, type AuditOrder } from '@latchkey/audit';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const entries: Listing = {
  select: `t.id, t.at, t.actor, t.action, t.subject, t.outcome, t.reason, t.request_id as "requestId"`,
  from: 'tenant.audit_entry t',
  table: 'tenant.audit_entry',
};

const orders: Readonly<Record<AuditOrder, Pick<Listing, 'orderBy' | 'descending'>>> = {
  at: { orderBy: 'at' },
  '-at': { orderBy: 'at', descending: true },
  action: { orderBy: 'action' },
  '-action': { orderBy: 'action', descending: true },
};

@QueryHandler(FindAuditEntries)
export class FindAuditEntriesHandler implements IQueryHandler<FindAuditEntries> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, filter, order }: FindAuditEntries): Promise<Page<AuditEntryView>> {
    this.permissions.require(TenantContext.current().actor, 'audit:read');
    return this.reads.page(
      {
        ...entries,
        ...orders[order],
        filters: [
          ['t.subject = ?', filter.subject ?? undefined],
          ['t.action = ?', filter.action ?? undefined],
          ['t.actor = ?', filter.actor ?? undefined],
          ['t.at >= ?', filter.from ?? undefined],
          ['t.at < ?', filter.before ?? undefined],
        ],
      },
      page,
    );
  }
}
