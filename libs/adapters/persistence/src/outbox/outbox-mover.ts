import pg from 'pg';
import { channels, Listener } from './notifications.ts';

/** The one task that every event becomes; what follows from it is decided when it runs. */
export const eventTask = 'event';

const batch = 500;
/** Tries of a job in a lane: half an hour, and a change gives up after two minutes by itself. */
export const jobAttempts = 8;
/** Tries of a job that no page waits for, a mail: 92 hours, longer than any mail is worth sending. */
const patientAttempts = 25;

const moveText = `with claimed as (
    select tenant_id, environment, id, name, lane from tenant.outbox_event
    where moved_at is null order by id limit ${batch} for update skip locked
  ), marked as (
    update tenant.outbox_event e set moved_at = now() from claimed c
    where e.tenant_id = c.tenant_id and e.environment = c.environment and e.id = c.id
    returning c.*
  ), jobs as (
    select array_agg((
      '${eventTask}',
      json_build_object('tenantId', tenant_id, 'environment', environment, 'eventId', id),
      lane, null, case when lane is null then ${patientAttempts} else ${jobAttempts} end, null,
      case when lane is null then 0 else -1 end, null
    )::graphile_worker.job_spec order by id) as specs
    from marked where name = any ($1)
  ), added as (
    select count(*) from jobs, graphile_worker.add_jobs(jobs.specs) where jobs.specs is not null
  )
  select (select count(*) from marked)::int as moved, (select * from added)::int as added`;

/**
 * Moves committed events into the job queue, up to 500 by one statement. What has a lane goes first: a person waits
 * for it, and a backlog of mails must not stand before it. Woken by a hint, swept every second: an event is moved
 * exactly once, however many movers run.
 */
export class OutboxMover {
  private readonly listener: Listener;
  private running: Promise<void> | undefined;
  private again = false;
  private sweep: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly pool: pg.Pool,
    url: string,
    /** Names of events that something follows from. The others are marked and left where they are. */
    private readonly routed: readonly string[],
    private readonly onFault: (error: unknown) => void,
  ) {
    this.listener = new Listener(url, channels.outbox, () => this.wake());
  }

  start(): void {
    this.listener.start();
    this.sweep = setInterval(() => this.wake(), 1000);
  }

  wake(): void {
    if (this.closed) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  /** Moves until nothing is left; answers how many were moved. */
  async moveAll(): Promise<number> {
    let total = 0;
    for (;;) {
      const { rows } = await this.pool.query<{ moved: number }>(moveText, [this.routed]);
      const moved = rows[0]?.moved ?? 0;
      total += moved;
      if (moved < batch) return total;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.sweep);
    await this.listener.close();
    await this.running;
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      // A database that is away is met again at the next sweep.
      await this.moveAll().catch(this.onFault);
    }
  }
}
