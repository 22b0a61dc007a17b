import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { HttpClient } from './world/http-client.ts';
import { figure, volume } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

interface Report {
  readonly wave: { readonly id: string; readonly state: string; readonly reminded: number } | null;
  readonly due: number;
}

const lease = { LATCHKEY_WORKER_LEASE_SECONDS: '2' };
/** Several batches of a hundred. */
const people = volume(300, 1_000);
const subject = /be ready for a forgotten password/;
const reminders = '/v1/environments/live/readiness/reminders';

describe('reminders', () => {
  let world: World;
  let staff: HttpClient;

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'admin-api', 'worker'],
      extraEnvironment: { worker: lease },
    });
    const { tenantId, processId, storeId } = world.acme.seeded;
    const app = randomUUID();
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'App', 'app', 'authenticator', 'active', '{}', now(), 1)`,
      [tenantId, app],
    );
    // The version in force as if it had been activated with an app beside the mail.
    await world.sql(`update tenant.process_version set owed = owed || $2::uuid where process_id = $1`, [
      processId,
      app,
    ]);
    await world.sql(
      `insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
          display_name, status, created_at, version)
        select $1, 'live', gen_random_uuid(), $2, 'p' || n, 'p' || n, 'p' || n || '@many.example',
          'p' || n || '@many.example', 'N', 'active', now(), 1 from generate_series(1, $3) n`,
      [tenantId, storeId, people],
    );
    staff = await administratorOf(world);
  }, 60_000);
  afterAll(() => world.stop());

  /** The sweep of the minute, now. */
  const sweep = () => world.sql(`select graphile_worker.add_job('sweep-overdue')`);
  const report = async () => (await staff.get<Report>(reminders)).body;
  const reminded = async () =>
    (
      await world.sql<{ users: number; most: number; sent: number }>(
        `select count(*)::int as users, coalesce(max(mails), 0)::int as most, coalesce(sum(sent), 0)::int as sent from (
            select count(*) as mails, count(*) filter (where status = 'sent') as sent
            from tenant.message where kind = 'enrolment-reminder' group by user_id) each`,
      )
    )[0] ?? { users: 0, most: 0, sent: 0 };
  const until = async (reached: () => Promise<boolean>): Promise<void> => {
    for (let look = 0; look < 1_200; look += 1) {
      if (await reached()) return;
      await pause(50);
    }
    throw new Error('it did not come so far');
  };

  it('reach each of many people once, by two workers at once, one of which is killed on the way', async () => {
    const everybody = people + world.acme.seeded.users.length;
    expect(await report()).toMatchObject({ wave: null });
    const ask = (idempotencyKey: string) => staff.post<Report>(reminders, undefined, { idempotencyKey });
    const asked = await Promise.all(Array.from({ length: 10 }, () => untilAnswered(ask)));
    const [first] = asked;
    expect(first).toMatchObject({ status: 202, body: { wave: { state: 'waiting' } } });
    for (const { status, body } of asked)
      expect([status, body.wave?.id]).toEqual([202, first?.body.wave?.id]);
    const another = await world.system.startAnother('worker');
    await sweep();
    await until(async () => (await reminded()).users >= 200);
    await another.kill('SIGKILL');
    await until(async () => (await report()).wave?.state === 'ended');
    await until(async () => (await reminded()).sent === everybody);
    const { users, most } = await reminded();
    figure(
      'PR-T13',
      `people reminded of ${everybody}, most mails to one of them`,
      `${users}, ${most}`,
      'all, 1',
    );
    expect([users, most]).toEqual([everybody, 1]);
    expect(await report()).toMatchObject({ wave: { state: 'ended', reminded: everybody }, due: 0 });
    // A hand-over whose answer was lost with the worker is repeated under the same id: it is one mail.
    const mails = await world.mails.to('p7@many.example');
    expect(new Set(mails.filter((mail) => subject.test(mail.subject)).map(({ id }) => id)).size).toBe(1);
  }, 240_000);

  it('S-82 tell where to sign in, to the address on file, and hold no secret', async () => {
    const [mail] = await world.mails.await(world.acme.user('ada').email, subject);
    expect(mail?.envelope.to).toEqual([world.acme.user('ada').email]);
    expect(mail?.text).toContain('Sign in to acme orders as always, and set one up.');
    expect(mail?.text).not.toMatch(/[\w-]{43}|\/link\//);
  });

  it('S-09 that are demanded again within the week reach nobody', async () => {
    await staff.post(reminders);
    await sweep();
    const before = await report();
    await until(
      async () => (await report()).wave?.state === 'ended' && (await report()).wave?.id === before.wave?.id,
    );
    expect(await report()).toMatchObject({ wave: { reminded: 0 }, due: 0 });
    expect((await reminded()).most).toBe(1);
  }, 120_000);

  it('S-40 are nobody else\u2019s: another tenant\u2019s people are not told', async () => {
    const foreign = await world.sql(
      `select 1 from tenant.message where kind = 'enrolment-reminder' and tenant_id = $1`,
      [world.globex.seeded.tenantId],
    );
    expect(foreign).toEqual([]);
  });
});
