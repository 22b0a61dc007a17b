import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours } from '@latchkey/kernel';
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
