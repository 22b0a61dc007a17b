import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * Says that this worker lives, and frees the jobs of workers that do not: a killed worker's jobs run again after
 * `lease` instead of the queue's own four hours.
 */
export class WorkerLease {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: pg.Pool,
    /** Milliseconds. */
    private readonly lease: number,
    private readonly workers: () => readonly string[],
    private readonly onFault: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    await this.beat().catch(this.onFault);
    this.timer = setInterval(() => void this.beat().catch(this.onFault), this.lease / 6);
  }

  /**
   * Answers how many dead workers' jobs were freed. A job whose holder no living worker knows is an orphan too: a worker
   * may die before its first heartbeat has told its names.
   */
  async beat(): Promise<number> {
    await this.pool.query(
      `insert into platform.worker_process (id, workers) values ($1, $2)
        on conflict (id) do update set workers = excluded.workers, seen_at = now()`,
      [this.id, this.workers()],
    );
    const { rows } = await this.pool.query<{ freed: number }>(
      `with dead as (
          delete from platform.worker_process where seen_at < now() - make_interval(secs => $1)
        ), living as (
          select unnest(workers) as name from platform.worker_process
          where seen_at >= now() - make_interval(secs => $1)
        ), orphaned as (
          select locked_by from graphile_worker._private_jobs where locked_at < now() - make_interval(secs => $1)
          union
          select locked_by from graphile_worker._private_job_queues where locked_at < now() - make_interval(secs => $1)
        ), names as (
          select coalesce(array_agg(locked_by), '{}') as list from orphaned
          where locked_by not in (select name from living)
        )
        select cardinality(list)::int as freed, graphile_worker.force_unlock_workers(list) from names`,
      [this.lease / 1000],
    );
    return rows[0]?.freed ?? 0;
  }

  /** Frees the jobs of workers of our own that have ended without giving them back. */
  async free(workers: readonly string[]): Promise<void> {
    await this.pool.query(`select graphile_worker.force_unlock_workers($1)`, [workers]);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.pool.query(`delete from platform.worker_process where id = $1`, [this.id]).catch(this.onFault);
  }
}
