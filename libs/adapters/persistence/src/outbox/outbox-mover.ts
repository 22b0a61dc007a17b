import pg from 'pg';
import { channels, Listener } from './notifications.ts';

/** The one task that every event becomes; what follows from it is decided when it runs. */
export const eventTask = 'event';

/** Rows that one statement moves, shared by the tenants that it looks at. */
const batch = 500;
const tenantsAtOnce = 100;
/** Tries of a job in a lane: half an hour, and a change gives up after two minutes by itself. */
export const jobAttempts = 8;
/** Tries of a job that no page waits for, a mail: 92 hours, longer than any mail is worth sending. */
const patientAttempts = 25;

/** Jobs of one tenant that stand at the same place of the queue. */
const jobsAtOnePlace = 8;
/** So many jobs of a tenant that has none waiting stand before the backlog of others. */
const headStart = 32;
/** Places of each of the two classes: the queue knows priorities of 16 bits, and what has a lane stands before zero. */
const places = 32_768;
const nobody = '00000000-0000-0000-0000-000000000000';

// Tenants that have events waiting are found one after the other by the index: a flood of one costs the others nothing.
const claimText = `with recursive waiting (tenant_id, place) as (
    (select tenant_id, 1 from tenant.outbox_event where moved_at is null and tenant_id > $2
      order by tenant_id limit 1)
    union all
    select next.tenant_id, w.place + 1 from waiting w cross join lateral (
      select e.tenant_id from tenant.outbox_event e where e.moved_at is null and e.tenant_id > w.tenant_id
      order by e.tenant_id limit 1) next
    where w.place < ${tenantsAtOnce}
  ), share as (select greatest(1, ${batch} / greatest(1, count(*)))::int as most from waiting
  ), claimed as (
    select e.* from waiting w cross join lateral (
      select tenant_id, environment, id, name, lane from tenant.outbox_event
      where moved_at is null and tenant_id = w.tenant_id order by id limit (select most from share)
      for update skip locked) e
  )`;

// A tenant's jobs stand one behind the other from where its last one stands, and never further back than the head
// start before the foremost job that waits. When nothing waits all begin anew. Rows are counted on in one order.
const shareText = `front as (
    select urgent, ${jobsAtOnePlace}::bigint * (select j.priority - base from graphile_worker._private_jobs j
        where j.is_available and j.run_at <= now() and j.priority between base and base + ${places - 1}
        order by j.priority limit 1) as taken
    from (values (true, -${places}), (false, 0)) classes (urgent, base)
  ), jobs as (
    select m.*, lane is not null as urgent,
      row_number() over (partition by tenant_id, lane is not null order by id) as turn
    from marked m where name = any ($1)
  ), needs as (
    select tenant_id, urgent, count(*) as jobs from jobs group by tenant_id, urgent
  ), taken as (
    insert into platform.worker_share as s (tenant_id, urgent, taken)
    select n.tenant_id, n.urgent, n.jobs + greatest(0, coalesce(f.taken, 0) - ${headStart})
    from needs n join front f using (urgent) order by n.tenant_id, n.urgent
    on conflict (tenant_id, urgent) do update set taken = greatest(excluded.taken, coalesce((
      select s.taken + n.jobs from needs n join front f using (urgent)
      where n.tenant_id = s.tenant_id and n.urgent = s.urgent and f.taken is not null), 0))
    returning tenant_id, urgent, taken
  )`;

const moveText = `${claimText}, marked as (
    update tenant.outbox_event e set moved_at = now() from claimed c
    where e.tenant_id = c.tenant_id and e.environment = c.environment and e.id = c.id
    returning c.*
  ), ${shareText}, specs as (
    select array_agg((
      '${eventTask}',
      json_build_object('tenantId', tenant_id, 'environment', environment, 'eventId', id),
      lane, null, case when urgent then ${jobAttempts} else ${patientAttempts} end, null,
      case when urgent then -${places} else 0 end
        + least(${places - 1}, (t.taken - n.jobs + j.turn - 1) / ${jobsAtOnePlace}), null
    )::graphile_worker.job_spec order by id) as list
    from jobs j join needs n using (tenant_id, urgent) join taken t using (tenant_id, urgent)
  ), added as (
    select count(*) from specs, graphile_worker.add_jobs(specs.list) where specs.list is not null
  )
  select (select count(*) from marked)::int as moved, (select * from added)::int as added,
    (select tenant_id from waiting where place = ${tenantsAtOnce}) as "lastTenant",
    exists (select 1 from claimed group by tenant_id having count(*) >= (select most from share)) as "moreWait"`;

interface Moved {
  readonly moved: number;
  /** Where the next statement goes on; null when there is no tenant behind this one. */
  readonly lastTenant: string | null;
  readonly moreWait: boolean;
}

/**
 * Moves committed events into the job queue, up to 500 by one statement, so many of each tenant as of the others. What
 * has a lane goes first: a person waits for it, and a backlog of mails must not stand before it. Within both, tenants
 * take turns: who floods waits behind its own jobs. Woken by a hint, swept every second: an event is moved exactly
 * once, however many movers run.
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

  /** Moves until nothing is left, all tenants in turn; answers how many were moved. */
  async moveAll(): Promise<number> {
    let [total, after, again] = [0, nobody, false];
    for (;;) {
      const { rows } = await this.pool.query<Moved>(moveText, [this.routed, after]);
      const { moved = 0, lastTenant = null, moreWait = false } = rows[0] ?? {};
      total += moved;
      again ||= moreWait;
      if (lastTenant === null && !again) return total;
      if (lastTenant === null) again = false;
      after = lastTenant ?? nobody;
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
