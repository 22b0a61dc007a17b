import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { AuditEntry } from '../audit-entry.ts';

export interface AuditEntryView extends AuditEntry {
  readonly id: string;
  readonly at: Date;
}

export interface AuditFilter {
  readonly subject: string | null;
  readonly action: string | null;
  readonly actor: string | null;
  /** From this moment on. */
  readonly from: Date | null;
  readonly before: Date | null;
}

/** The orders in which the trail can be read; a minus turns one around. None of them changes while one reads. */
export const auditOrders = ['at', '-at', 'action', '-action'] as const;
export type AuditOrder = (typeof auditOrders)[number];

/** The trail of the environment. What concerns the whole tenant is in that of the live one. */
export class FindAuditEntries extends Query<Page<AuditEntryView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: AuditFilter,
    readonly order: AuditOrder,
  ) {
    super();
  }
}
