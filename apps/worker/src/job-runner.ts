import {
  eventTask,
  type EventConsumption,
  type EventJob,
  type OverdueThings,
  type Retention,
  type WorkerLease,
} from '@latchkey/persistence';
import type { OutboxMover, OverdueThing } from '@latchkey/persistence';
import { ApplyCredentialChange, LookAtStore } from '@latchkey/credentials';
import { TenantContext } from '@latchkey/kernel';
import { BeginReminders, ExpireReset, RebuildReadiness } from '@latchkey/recovery';
import type { Log, Metrics } from '@latchkey/platform';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';

const eventJob = z.strictObject({
  tenantId: z.uuid(),
  environment: z.enum(['live', 'test']),
  eventId: z.uuid(),
}) satisfies z.ZodType<EventJob>;

/** Milliseconds. */
const beginAgainAfter = 500;
const looksAtOnce = 8;
/** Milliseconds until a job that was fetched and not begun is given back to other workers. */
const localQueueLife = 10_000;

export interface JobRunnerParts {
  readonly queuePool: pg.Pool;
  readonly consumption: EventConsumption;
  readonly overdue: OverdueThings;
  readonly execute: (command: object) => Promise<unknown>;
  readonly retention: Retention;
  readonly rotateKeys: () => Promise<void>;
  readonly mover: OutboxMover;
  readonly lease: (workers: () => readonly string[]) => WorkerLease;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly concurrency: number;
}

/** Runs the jobs: graphile-worker claims them, we say what they mean. */
export class JobRunner {
  private runner: Runner | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;
  private readonly workers = new Set<string>();
  private lease: WorkerLease | undefined;

  constructor(private readonly parts: JobRunnerParts) {}

  /** Whether jobs are being taken. */
  get isRunning(): boolean {
    return this.runner !== undefined;
  }

  async start(): Promise<void> {
    const { mover, lease } = this.parts;
    this.running = this.keepRunning();
    this.lease = lease(() => [...this.workers]);
    await this.lease.start();
    mover.start();
  }

  /** Takes nothing new, finishes what runs, gives the rest back. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.parts.mover.close();
    await this.runner?.stop().catch(() => undefined);
    await this.running;
    await this.lease?.close();
  }

  /** Ends the present run; another begins as soon as the database answers. */
  beginAgain(): void {
    void this.runner?.stop().catch(() => undefined);
  }

  /** The library gives up when its database goes away; we begin again until it is back. */
  private async keepRunning(): Promise<void> {
    while (!this.stopping) {
      try {
        // What an earlier run had taken and could not give back.
        await this.lease?.free([...this.workers]);
        this.runner = await this.run();
        await this.stopIfLeaving(this.runner);
        await this.runner.promise;
      } catch (error) {
        this.parts.log.failure('The job queue was lost; beginning again.', error, {}, 'warn');
      }
      this.runner = undefined;
      if (!this.stopping) await pause(beginAgainAfter);
    }
  }

  /** Told to stop while the queue was being opened: there was no runner yet that could have been stopped. */
  private async stopIfLeaving(runner: Runner): Promise<void> {
    if (this.stopping) await runner.stop().catch(() => undefined);
  }

  private run(): Promise<Runner> {
    const { queuePool, concurrency } = this.parts;
    const events: WorkerEvents = new EventEmitter();
    this.workers.clear();
    events.on('pool:create', ({ workerPool }) => this.workers.add(workerPool.id));
    events.on('worker:create', ({ worker }) => this.workers.add(worker.workerId));
    return run({
      pgPool: queuePool,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      // One look fetches for all: otherwise each of them looks by itself, every second and after every job.
      preset: { worker: { localQueue: { size: concurrency, ttl: localQueueLife } } },
      taskList: this.tasks(),
      parsedCronItems: parseCronItems([
        { task: 'sweep-overdue', match: '* * * * *', options: { backfillPeriod: 0 } },
        { task: 'look-at-stores', match: '* * * * *', options: { backfillPeriod: 0 } },
        { task: 'apply-retention', match: '23 * * * *', options: { backfillPeriod: 0 } },
        { task: 'rotate-keys', match: '7 * * * *', options: { backfillPeriod: 0 } },
      ]),
      logger: this.logger(),
      events,
    });
  }

  private tasks(): TaskList {
    const { consumption, log } = this.parts;
    return {
      [eventTask]: async (payload, helpers) => {
        const job = eventJob.parse(payload);
        try {
          await consumption.consume(job);
        } catch (error) {
          const { attempts, max_attempts: most } = helpers.job;
          const fields = { event_id: job.eventId, attempt: attempts, count: most };
          if (attempts >= most)
            log.failure('A job failed for the last time: somebody has to look.', error, fields);
          else log.failure('A job failed and will be tried again.', error, fields, 'warn');
          throw error;
        }
      },
      'sweep-overdue': () => this.sweep(),
      'look-at-stores': () => this.lookAtStores(),
      'apply-retention': async () => void (await this.parts.retention.apply()),
      'rotate-keys': () => this.parts.rotateKeys(),
    };
  }

  /** Looks at whose time has come, and ends what should have ended: a request or a change past its deadline does not stay open (I8). */
  async sweep(): Promise<void> {
    const { overdue } = this.parts;
    for (const request of await overdue.requests()) await this.end(request, new ExpireReset(request.id));
    for (const change of await overdue.changes())
      await this.end(change, new ApplyCredentialChange(change.id));
    for (const place of await overdue.readiness())
      await this.end({ ...place, id: 'readiness' }, new RebuildReadiness());
    for (const place of await overdue.reminders())
      await this.end({ ...place, id: 'reminders' }, new BeginReminders());
  }

  /** By a few at a time: one that does not answer holds up nobody else for long, and no deadline of a request. */
  async lookAtStores(): Promise<void> {
    const waiting = await this.parts.overdue.stores();
    const look = async (): Promise<void> => {
      for (let place = waiting.pop(); place; place = waiting.pop())
        await this.end(place, new LookAtStore(place.id));
    };
    await Promise.all(Array.from({ length: looksAtOnce }, look));
  }

  /** What cannot be ended is told and met again by the next sweep; the others do not wait for it. */
  private async end({ tenantId, environment, id }: OverdueThing, command: object): Promise<void> {
    const actor = { kind: 'system', part: 'sweeper' } as const;
    try {
      await TenantContext.run({ tenantId, environment, actor, requestId: id }, () =>
        this.parts.execute(command),
      );
    } catch (error) {
      this.parts.log.failure('Something overdue could not be ended.', error, { tenant: tenantId });
    }
  }

  private logger(): Logger {
    const { log } = this.parts;
    return new Logger(() => (level, message) => {
      // The library remembers a first look that failed as its answer for ever, and has no event for it (seen with
      // 0.18.0): such a run takes no job again, and does not end by itself.
      if (level === 'error' && message.startsWith('Error occurred fetching jobs')) this.beginAgain();
      // The library's messages may repeat payloads and errors; ours say what is needed.
      if (level === 'error' && message.startsWith('Worker exited')) log.error('A worker ended unexpectedly.');
    });
  }
}
