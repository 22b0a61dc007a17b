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
}

/** The trail of the environment, newest first. What concerns the whole tenant is in that of the live one. */
export class FindAuditEntries extends Query<Page<AuditEntryView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: AuditFilter,
  ) {
    super();
  }
}
