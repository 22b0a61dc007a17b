import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueuePool } from '@latchkey/persistence';
import { testDatabase, type TestDatabase } from '@latchkey/persistence/testing';
import { Log, Metrics } from '@latchkey/platform';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { JobRunner } from './job-runner.ts';

const nothing = () => Promise.resolve();

/** Connections on which the library's first look at its tasks fails, as when the server goes away just then. */
class OnceBroken extends QueuePool {
  broken = 0;

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<QueuePool['connect']>[0]): void;
  override connect(callback?: Parameters<QueuePool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return super.connect().then((client) => this.breakFirstLook(client));
  }

  private breakFirstLook(client: pg.PoolClient): pg.PoolClient {
    return new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== 'query' || typeof value !== 'function') return value;
        return (...args: readonly unknown[]) => {
          if (this.broken === 0 && JSON.stringify(args[0]).includes('_private_tasks')) {
            this.broken += 1;
            return Promise.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
          }
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  }
}

describe('jobs on a real queue', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  }, 60_000);
  afterAll(() => database.drop());

  it('R-06 goes on taking jobs after a first look at the queue that failed', async () => {
    // The library tells of the failure by itself, outside of any log.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const pool = new OnceBroken(database.queueUrl, () => undefined);
    const log = new Log({ app: 'spec', version: '0', level: 'fatal' });
    let applied = 0;
    const runner = new JobRunner({
      queuePool: pool,
      lease: () => ({ start: nothing, close: nothing, free: nothing }),
      mover: { start: () => undefined, close: nothing },
      retention: {
        apply: () => {
          applied += 1;
          return nothing();
        },
      },
      log,
      metrics: new Metrics('spec', log),
      concurrency: 2,
    } as unknown as ConstructorParameters<typeof JobRunner>[0]);
    await pool.query(`select graphile_worker.add_job('apply-retention')`);
    await runner.start();
    for (let looks = 0; applied === 0 && looks < 200; looks += 1) await pause(50);
    await runner.stop();
    await pool.end();
    expect([pool.broken, applied]).toEqual([1, 1]);
  });
});
