import { actorName, type DomainEvent, type TenantScope } from '@latchkey/kernel';

/** What the audit trail keeps of an event: who did what to whom, with what outcome. No secrets, no addresses. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string;
}

/** Written in the transaction of the change: no record, no change (I9). */
export function auditEntry(event: DomainEvent, scope: TenantScope): AuditEntry {
  return {
    actor: actorName(scope.actor),
    action: event.name,
    subject: event.subject,
    outcome: event.outcome,
    reason: event.reason,
    requestId: scope.requestId,
  };
}
