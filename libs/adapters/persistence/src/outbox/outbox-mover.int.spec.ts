import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { channels, Listener } from './notifications.ts';
import { OutboxMover } from './outbox-mover.ts';

const tenant = '01a20000-0000-7000-8000-00000000000d';
const mail = 'messaging.message.queued';
const change = 'credentials.change.intended';

/** The queue waits e^n seconds after the n-th try, n at most 10: after how long is the last try made? Milliseconds. */
function lastTry(tries: number): number {
  const waits = Array.from({ length: tries - 1 }, (_, n) => Math.exp(Math.min(10, n + 1)));
  return waits.reduce((sum, wait) => sum + wait, 0) * 1000;
}

describe('moving events to the queue', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let queue: pg.Pool;

  beforeAll(async () => {
    database = await testDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    queue = new pg.Pool({ connectionString: database.queueUrl, max: 2 });
    await admin.query(`insert into tenant.tenant values ($1, 'moved', 'T', 'active', now())`, [tenant]);
    await admin.query(
      `insert into tenant.outbox_event (tenant_id, environment, id, name, subject, facts, lane)
        values ($1, 'live', gen_random_uuid(), $2, 's', '{}', null),
          ($1, 'live', gen_random_uuid(), $3, 's', '{}', 'account:1'),
          ($1, 'live', gen_random_uuid(), 'nobody.reacts', 's', '{}', null)`,
      [tenant, mail, change],
    );
    const mover = new OutboxMover(queue, database.queueUrl, [mail, change], () => undefined);
    expect(await mover.moveAll()).toBe(3);
  }, 60_000);
  afterAll(async () => {
    await queue.end();
    await admin.end();
    await database.drop();
  });

  async function flood(tenantId: string, events: number): Promise<void> {
    await admin.query(
      `insert into tenant.outbox_event (tenant_id, environment, id, name, subject, facts)
        select $1, 'live', gen_random_uuid(), $2, 's', '{}' from generate_series(1, $3)`,
      [tenantId, mail, events],
    );
  }

  async function jobOf(name: string) {
    const { rows } = await queue.query<{ max_attempts: number; priority: number }>(
      `select j.max_attempts, j.priority from graphile_worker._private_jobs j
        join tenant.outbox_event e on e.id = (j.payload ->> 'eventId')::uuid where e.name = $1`,
      [name],
    );
    return rows[0] ?? { max_attempts: 0, priority: 0 };
  }

  it('R-24 a mail is tried for as long as it is worth sending: a notice lives for 72 hours', async () => {
    expect(lastTry((await jobOf(mail)).max_attempts)).toBeGreaterThan(hours(72));
  });

  it('R-31 a password that somebody waits for goes before a backlog of mails', async () => {
    expect((await jobOf(change)).priority).toBeLessThan((await jobOf(mail)).priority);
  });

  it('R-32 R-02 several movers move each event of each tenant once, and the one that floods waits behind itself', async () => {
    const others = Array.from(
      { length: 150 },
      (_, n) => `01a20000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    );
    await admin.query('delete from graphile_worker._private_jobs');
    await flood(tenant, 1_500);
    const movers = Array.from(
      { length: 4 },
      () => new OutboxMover(queue, database.queueUrl, [mail, change], () => undefined),
    );
    const early = await Promise.all(movers.map((mover) => mover.moveAll()));
    for (const other of others) {
      await admin.query(`insert into tenant.tenant values ($1::uuid, $1::text, 'T', 'active', now())`, [
        other,
      ]);
      await flood(other, 3);
    }
    const late = await Promise.all(movers.map((mover) => mover.moveAll()));
    expect([...early, ...late].reduce((sum, moved) => sum + moved, 0)).toBe(1_500 + 450);
    const { rows } = await admin.query<{ own: boolean; id: string }>(
      `select payload ->> 'tenantId' = $1 as own, payload ->> 'eventId' as id
        from graphile_worker._private_jobs order by priority, run_at, id`,
      [tenant],
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1_950);
    expect(rows).toHaveLength(1_950);
    const ahead = rows.findLastIndex(({ own }) => !own) + 1 - 450;
    figure(`R-32: jobs of the tenant that floods before the last of 150 others: ${ahead} of 1,500`);
    expect(ahead).toBeLessThan(50);
  });

  it('R-32 nobody is put off for ever: who comes later stands near the front, not before it again and again', async () => {
    await admin.query('delete from graphile_worker._private_jobs');
    const mover = new OutboxMover(queue, database.queueUrl, [mail], () => undefined);
    await flood(tenant, 400);
    await mover.moveAll();
    const other = '01a20000-0000-7000-8000-000000000001';
    for (let round = 0; round < 10; round += 1) {
      await flood(other, 40);
      await mover.moveAll();
    }
    const { rows } = await admin.query<{ own: boolean }>(
      `select payload ->> 'tenantId' = $1 as own from graphile_worker._private_jobs order by priority, run_at, id`,
      [tenant],
    );
    // Both have had 400: the older ones of the first stand among those of the second, not behind them all.
    expect(rows.slice(0, 400).filter(({ own }) => own).length).toBeGreaterThan(150);
  });

  it('R-05 a listener that is closed while it connects leaves no connection behind', async () => {
    for (let wait = 0; wait < 12; wait += 1) {
      const listener = new Listener(database.queueUrl, channels.outbox, () => undefined);
      listener.start();
      await pause(wait);
      await listener.close();
    }
    await pause(1000);
    const { rows } = await admin.query(
      `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
    );
    expect(rows).toEqual([]);
  });
});
