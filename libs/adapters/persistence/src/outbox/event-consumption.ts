import {
  TenantContext,
  type Environment,
  type Reaction,
  type RecordedEvent,
  type UnitOfWork,
} from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

export interface EventJob {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly eventId: string;
}

interface EventRow {
  readonly name: string;
  readonly subject: string;
  readonly facts: Record<string, unknown>;
}

/** Runs what follows from an event, in its tenant's context. A reaction that has run for an event does not run again. */
export class EventConsumption {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: Transactions,
    private readonly reactions: readonly Reaction[],
    private readonly execute: (command: object) => Promise<unknown>,
  ) {}

  consume(job: EventJob): Promise<void> {
    const { tenantId, environment, eventId } = job;
    const scope = {
      tenantId,
      environment,
      actor: { kind: 'system', part: 'worker' } as const,
      requestId: eventId,
    };
    return TenantContext.run(scope, async () => {
      const event = await this.find(job);
      if (!event) return;
      for (const reaction of this.reactions) {
        if (reaction.on === event.name) await this.react(reaction, event);
      }
    });
  }

  private async react(reaction: Reaction, event: RecordedEvent): Promise<void> {
    if (await this.hasRun(reaction, event)) return;
    await this.execute(reaction.command(event));
    await this.unitOfWork.run(async () => {
      const { tenantId, environment, id } = event;
      await this.transactions.current().execute(
        `insert into tenant.consumed_event (tenant_id, environment, event_id, reaction) values ($1, $2, $3, $4)
          on conflict do nothing`,
        [tenantId, environment, id, reaction.name],
      );
    });
  }

  private hasRun(reaction: Reaction, event: RecordedEvent): Promise<boolean> {
    return this.unitOfWork.read(async () => {
      const text = `select 1 from tenant.consumed_event where event_id = $1 and reaction = $2`;
      return (await this.transactions.current().query(text, [event.id, reaction.name])).length > 0;
    });
  }

  private find({ tenantId, environment, eventId }: EventJob): Promise<RecordedEvent | undefined> {
    return this.unitOfWork.read(async () => {
      const rows = await this.transactions
        .current()
        .query<EventRow>(`select name, subject, facts from tenant.outbox_event where id = $1`, [eventId]);
      const row = rows[0];
      return row && { id: eventId, tenantId, environment, ...row };
    });
  }
}
