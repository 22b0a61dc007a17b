import { testDatabase, type TestDatabase } from '@latchkey/tools';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { CountingProxy } from './world/counting-proxy.ts';
import { figure } from './world/volumes.ts';
import { World, type Started } from './world/world.ts';

describe('what a request asks of the database', () => {
  let database: TestDatabase;
  let proxy: CountingProxy;
  let world: World;

  beforeAll(async () => {
    database = await testDatabase();
    proxy = await CountingProxy.before(database.adminUrl, 'latchkey-public-api');
    world = await World.start({ databaseUrl: proxy.url });
    // Keys are fetched and connections opened once: that is no part of any request.
    for (let warm = 0; warm < 3; warm += 1) {
      const flow = (await world.acme.start('nobody')).body;
      await world.acme.prove(flow, '000000');
      await world.acme.signIn('nobody', 'no password at all');
    }
    await quiet();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    await proxy.close();
    await database.drop();
  });

  /** Hints are sent a moment after a commit; they belong to no request. */
  async function quiet(): Promise<void> {
    for (let seen = -1; seen !== proxy.trips.length;) {
      seen = proxy.trips.length;
      await pause(150);
    }
  }

  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    await quiet();
    const trips = await proxy.during(work);
    // The hint to the worker goes out beside the request, at most once in two milliseconds.
    return trips.filter((trip) => !trip.includes('pg_notify'));
  }

  it('S-05 S-06 BY-03 BY-22 known, planted and unknown accounts are asked for with the same statements in the same order', async () => {
    const { acme } = world;
    const seen: Record<string, string[][]> = {};
    await world.sql(
      `insert into tenant.planted_decoy (tenant_id, environment, id, identifier, identifier_key, planted_at)
        values ($1, 'live', gen_random_uuid(), 'planted', 'planted', now())`,
      [acme.seeded.tenantId],
    );
    for (const identifier of ['ada', 'nobody-at-all', 'barbara', 'planted']) {
      let flow: Started | undefined;
      seen[identifier] = [
        await asked(async () => {
          flow = (await acme.start(identifier)).body;
        }),
        await asked(() => acme.prove(flow as Started, '000000')),
        await asked(() => acme.signIn(identifier, 'not the right password')),
      ];
    }
    const [known = [], ...unknown] = Object.values(seen);
    expect(known.every((trips) => trips.length > 0)).toBe(true);
    for (const each of unknown) expect(each).toEqual(known);
    const probed = await world.sql(
      `select e.name from tenant.outbox_event e join tenant.audit_entry a on a.subject = e.subject and a.action = e.name
        where e.name = 'recovery.decoy.probed'`,
    );
    expect(probed).toHaveLength(1);
    figure('S-05', 'statements by which a known account differs from an unknown one', 0, '0');
  });

  it('BY-21 S-06 who brought a password along is asked for like nobody, signs in with it, and then has our hash', async () => {
    const { acme } = world;
    const { id, email } = acme.user('edsger');
    const made = `select phc, foreign_kind from tenant.password_hash where user_id = '${id}'`;
    await world.sql(
      `insert into tenant.password_hash as known (tenant_id, environment, store_id, user_id, phc, foreign_kind, fence)
        values ($1, 'live', $2, $3, $4, $5, 0)
        on conflict (tenant_id, environment, store_id, user_id) do update
          set phc = excluded.phc, foreign_kind = excluded.foreign_kind, fence = 0`,
      [
        ...[acme.seeded.tenantId, acme.seeded.storeId, id],
        ...['$2y$05$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC', `$2b$05$${'.'.repeat(53)}`],
      ],
    );
    const [theirs, nobodys] = [
      await asked(() => acme.signIn(email, 'a wrong one')),
      await asked(() => acme.signIn('nobody-at-all', 'a wrong one')),
    ];
    expect([theirs.length > 0, theirs]).toEqual([true, nobodys]);
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => acme.signIn('edsger', 'Grüße aus Köln')),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    const kept = await world.sql<{ phc: string }>(made);
    expect(kept).toEqual([{ phc: expect.stringMatching(/^\$argon2id\$/), foreign_kind: null }]);
    expect((await acme.signIn('edsger', 'Grüße aus Köln')).status).toBe(200);
    expect(await world.sql(made)).toEqual(kept);
  });

  it('EX-X4 R-23 round trips of each use case do not grow with sessions, requests or tenants', async () => {
    const few = await counts('ada');
    const { acme } = world;
    const { tenantId, applicationId } = acme.seeded;
    await world.sql(
      `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at, expires_at)
        select $1, 'live', gen_random_uuid(), $2, $3, sha256(n::text::bytea), now(), now() + interval '1 hour'
        from generate_series(1, 500) n`,
      [tenantId, acme.user('grace').id, applicationId],
    );
    await world.sql(
      `insert into tenant.tenant select gen_random_uuid(), 'many-' || n, 'Many', 'active', now() from generate_series(1, 500) n`,
    );
    for (let times = 0; times < 20; times += 1) await acme.start('grace');
    await world.mails.await(acme.user('grace').email, /reset your password/, 20);
    const many = await counts('grace');
    for (const [name, count] of Object.entries(few)) {
      figure('round trips', name, count, 'the same with 500 sessions, 500 tenants, 20 open requests');
    }
    expect(many).toEqual(few);
  }, 30_000);

  it('PR-T15 S-05 S-06 where an attribute is asked for, who has it, nobody and two are asked for with the same statements', async () => {
    const { acme } = world;
    const { tenantId, processId } = acme.seeded;
    const [{ id: typeId } = { id: '' }] = await world.sql<{ id: string }>(
      `insert into tenant.identification_type (tenant_id, environment, id, name, name_key, kind, attribute, status,
          created_at, version)
        values ($1, 'live', gen_random_uuid(), 'Number', 'number', 'attribute', 'employee_number', 'active', now(), 1)
        returning id`,
      [tenantId],
    );
    const numbers = { ada: '4711', grace: '4712', edsger: '4712' } as const;
    for (const [name, number] of Object.entries(numbers)) {
      await world.sql(
        `insert into tenant.user_attribute (tenant_id, environment, user_id, name, value_key)
          values ($1, 'live', $2, 'employee_number', $3)`,
        [tenantId, acme.user(name).id, number],
      );
    }
    await world.sql(`update tenant.process set active_identification_type_id = $2 where id = $1`, [
      processId,
      typeId,
    ]);
    const had = (await world.mails.to(acme.user('ada').email)).length;
    const trips: string[][] = [];
    for (const identifier of ['4711', '4712', '4713', 'ada', acme.user('ada').email])
      trips.push(await asked(() => acme.start(identifier)));
    expect(trips[0]?.length).toBeGreaterThan(0);
    for (const each of trips) expect(each).toEqual(trips[0]);
    expect(await openRequests()).toEqual([acme.user('ada').id, null, null, null, null]);
    await world.mails.await(acme.user('ada').email, /reset your password/, had + 1);
  });

  /** Whose requests the five newest are, the oldest of them first. */
  async function openRequests(): Promise<(string | null)[]> {
    const rows = await world.sql<{ user: string | null }>(
      `select user_id as "user" from tenant.reset_request order by started_at desc, id desc limit 5`,
    );
    return rows.map(({ user }) => user).reverse();
  }

  async function counts(name: 'ada' | 'grace'): Promise<Record<string, number>> {
    const { acme } = world;
    const user = acme.user(name);
    const had = (await world.mails.to(user.email)).length;
    let flow!: Started;
    const start = await asked(async () => {
      flow = (await acme.start(name)).body;
    });
    const { code, token } = await world.mails.secrets(user.email, had + 1);
    const wrong = await asked(() => acme.prove(flow, code === '000000' ? '111111' : '000000'));
    const prove = await asked(async () => {
      flow = (await acme.prove(flow, code)).body;
    });
    const redeem = await asked(async () => {
      flow = (await acme.redeem(token)).body;
    });
    const look = await asked(() => acme.inFlow(flow).get(`/v1/reset-requests/${flow.id}`));
    const signIn = await asked(() => acme.signIn(name, user.password));
    return {
      'start a reset': start.length,
      'wrong code': wrong.length,
      'right code': prove.length,
      'redeem a link': redeem.length,
      'look at a request': look.length,
      'sign in': signIn.length,
    };
  }
});
