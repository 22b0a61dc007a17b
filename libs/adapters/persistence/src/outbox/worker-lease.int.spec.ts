import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { WorkerLease } from './worker-lease.ts';

const lease = 30_000;

describe('leases of workers', () => {
  let database: TestDatabase;
  let queue: pg.Pool;

  beforeAll(async () => {
    database = await testDatabase();
    queue = new pg.Pool({ connectionString: database.queueUrl, max: 2 });
    await queue.query(`select graphile_worker.add_job('event', '{}', 'a-lane')`);
    await queue.query(`select graphile_worker.add_job('event', '{}')`);
  }, 60_000);
  afterAll(async () => {
    await queue.end();
    await database.drop();
  });

  async function hold(worker: string, secondsAgo: number): Promise<void> {
    const at = `now() - make_interval(secs => ${secondsAgo})`;
    await queue.query(`update graphile_worker._private_jobs set locked_by = $1, locked_at = ${at}`, [worker]);
    await queue.query(`update graphile_worker._private_job_queues set locked_by = $1, locked_at = ${at}`, [
      worker,
    ]);
  }

  async function held(): Promise<number> {
    const { rows } = await queue.query<{ n: number }>(
      `select (select count(*) from graphile_worker._private_jobs where locked_by is not null)::int
        + (select count(*) from graphile_worker._private_job_queues where locked_by is not null)::int as n`,
    );
    return rows[0]?.n ?? -1;
  }

  function leaseOf(...workers: string[]): WorkerLease {
    return new WorkerLease(
      queue,
      lease,
      () => workers,
      (error) => {
        throw error;
      },
    );
  }

  it('R-02 what a living worker holds stays with it, however long it takes', async () => {
    const living = leaseOf('alive');
    await living.beat();
    await hold('alive', 3600);
    await leaseOf('another').beat();
    expect(await held()).toBe(3);
  });

  it('R-02 what a silent worker holds is free after its lease, and not before', async () => {
    await queue.query(
      `insert into platform.worker_process values (gen_random_uuid(), '{silent}', now() - interval '29 s')`,
    );
    await hold('silent', 60);
    await leaseOf('another').beat();
    expect(await held()).toBe(3);
    await queue.query(
      `update platform.worker_process set seen_at = now() - interval '31 s' where 'silent' = any (workers)`,
    );
    expect(await leaseOf('another').beat()).toBe(1);
    expect(await held()).toBe(0);
  });

  it('R-02 a worker that died before its first heartbeat leaves no job behind', async () => {
    await hold('never-told-its-name', 29);
    await leaseOf('another').beat();
    expect(await held()).toBe(3);
    await hold('never-told-its-name', 31);
    await leaseOf('another').beat();
    expect(await held()).toBe(0);
  });
});
