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
  /** Names of the reactions that have run. */
  readonly consumed: readonly string[];
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
      const row = await this.find(eventId);
      if (!row) return;
      const { consumed, ...told } = row;
      const event: RecordedEvent = { id: eventId, tenantId, environment, ...told };
      for (const reaction of this.reactions) {
        if (reaction.on === event.name && !consumed.includes(reaction.name))
          await this.react(reaction, event);
      }
    });
  }

  private async react(reaction: Reaction, event: RecordedEvent): Promise<void> {
    await this.execute(reaction.command(event));
    const { tenantId, environment, id } = event;
    const remember = () =>
      this.transactions.current().execute(
        `insert into tenant.consumed_event (tenant_id, environment, event_id, reaction) values ($1, $2, $3, $4)
          on conflict do nothing`,
        [tenantId, environment, id, reaction.name],
      );
    // Not waited for on the disk: were it lost, the job would be lost with it and the command meet its own outcome.
    await this.transactions.run('write-relaxed', remember, () => Promise.resolve());
  }

  private find(eventId: string): Promise<EventRow | undefined> {
    return this.unitOfWork.read(async () => {
      const rows = await this.transactions.current().query<EventRow>(
        `select name, subject, facts,
            array(select reaction from tenant.consumed_event where event_id = $1) as consumed
          from tenant.outbox_event where id = $1`,
        [eventId],
      );
      return rows[0];
    });
  }
}
