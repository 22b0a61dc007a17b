import { auditEntry } from '@latchkey/audit';
import { Secrets, type DomainEvent } from '@latchkey/kernel';
import { activityOf } from '@latchkey/recovery';
import type { Transaction } from './transaction.ts';

/** Events that only make work and change nothing worth an audit record of their own. */
const unaudited = new Set([
  'messaging.message.queued',
  'recovery.reminder-wave.batch-wanted',
  'recovery.enrolment-checks.wanted',
  'identity.user-import.batch-wanted',
]);

/** Writes what happened: outbox, audit trail and the request's activity log, in the transaction of the change. */
export class Journal {
  constructor(private readonly secrets: Secrets) {}

  /** Answers how many events wait in the outbox after this. */
  write(transaction: Transaction): number {
    let events = 0;
    for (const aggregate of transaction.participants) {
      for (const event of aggregate.pullEvents()) {
        this.record(transaction, event);
        events += 1;
      }
    }
    return events;
  }

  private record(transaction: Transaction, event: DomainEvent): void {
    transaction.insert('outbox_event', {
      id: this.secrets.id(),
      name: event.name,
      subject: event.subject,
      facts: JSON.stringify(event.facts()),
      lane: event.lane,
    });
    if (!unaudited.has(event.name)) this.audit(transaction, event);
    const line = activityOf(event);
    if (!line) return;
    transaction.insert('reset_activity', {
      id: this.secrets.id(),
      request_id: line.requestId,
      type: line.type,
      stage: line.stage,
      message: line.message,
      reference: line.reference,
    });
  }

  private audit(transaction: Transaction, event: DomainEvent): void {
    const entry = auditEntry(event, transaction.scope);
    transaction.insert('audit_entry', {
      id: this.secrets.id(),
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      outcome: entry.outcome,
      reason: entry.reason,
      request_id: entry.requestId,
    });
  }
}
