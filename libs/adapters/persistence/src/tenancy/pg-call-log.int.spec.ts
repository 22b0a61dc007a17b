import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApplicationCall } from '@latchkey/tenancy';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { PgCallLog } from './pg-call-log.ts';

describe('the record of calls', () => {
  let world: PgWorld;
  let log: PgCallLog;
  const keys = new Map<string, string>();
  type Place = PgWorld['ours'];

  beforeAll(async () => {
    world = await pgWorld();
    for (const place of [world.ours, world.oursInTest, world.theirs]) {
      keys.set(place.applicationId, await newKey(place));
    }
    log = logOf(10);
  }, 60_000);
  beforeEach(async () => {
    await world.admin.query(`truncate tenant.application_call, tenant.application_call_count`);
  });
  afterAll(async () => {
    await log.close();
    await world.close();
  });

  const logOf = (perKeyAndDay: number) => PgCallLog.open({ url: world.database.appUrl, perKeyAndDay });
  const newKey = async ({ tenantId, environment, applicationId }: Place): Promise<string> => {
    const id = world.secrets.id();
    await world.admin.query(
      `insert into tenant.api_key (tenant_id, environment, id, application_id, label, prefix, digest, permissions, created_at)
        values ($1, $2, $3, $4, 'A key', 'lk_live_abcd', sha256($5), '{}', now())`,
      [tenantId, environment, id, applicationId, Buffer.from(id)],
    );
    return id;
  };
  const call = (place: Place, more: Partial<ApplicationCall> = {}): ApplicationCall => ({
    ...{ id: world.secrets.id(), tenantId: place.tenantId, environment: place.environment },
    ...{ applicationId: place.applicationId, keyId: keys.get(place.applicationId) ?? '', at: new Date() },
    ...{ method: 'POST', route: '/v1/reset-requests/:id/proofs', status: 410, code: 'proof-rejected' },
    ...{ durationMs: 7, userAgent: 'curl/8.5.0', requestId: world.secrets.id(), ...more },
  });
  const calls = (count: number, place = world.ours, more: Partial<ApplicationCall> = {}) =>
    Array.from({ length: count }, () => call(place, more));
  const kept = async (): Promise<number> =>
    (await world.admin.query(`select 1 from tenant.application_call`)).rows.length;
  const counted = async () =>
    (await world.admin.query(`select calls, kept from tenant.application_call_count order by day, calls`))
      .rows;

  it('RA-14 keeps what was called, as it was told', async () => {
    const told = call(world.ours);
    const fine = call(world.ours, { status: 200, code: null, userAgent: '' });
    await log.keep([told, fine]);
    const { rows } = await world.admin.query(`select * from tenant.application_call order by id`);
    // Ids of one millisecond have no order between them.
    const inOrder = [told, fine].sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(rows).toEqual(
      inOrder.map((each) => ({
        ...{ tenant_id: each.tenantId, environment: 'live', id: each.id, key_id: each.keyId },
        ...{ application_id: each.applicationId, at: each.at, method: 'POST', route: each.route },
        ...{ status: each.status, code: each.code, duration_ms: 7, user_agent: each.userAgent },
        request_id: each.requestId,
      })),
    );
  });

  it('RA-14 keeps of a key what is kept of a day, the first of them, and counts the rest', async () => {
    const many = calls(8);
    await log.keep(many);
    await log.keep(calls(8));
    await log.keep(calls(8));
    expect([await kept(), await counted()]).toEqual([10, [{ calls: 24, kept: 10 }]]);
    await log.keep(calls(3, world.ours, { keyId: await newKey(world.ours) }));
    await log.keep(calls(3, world.ours, { at: new Date(Date.now() - 86_400_000) }));
    expect(await kept()).toBe(16);
    const { rows } = await world.admin.query(`select id from tenant.application_call where id = any ($1)`, [
      many.map(({ id }) => id),
    ]);
    expect(rows).toHaveLength(8);
  });

  it('RA-14 a limit that was made smaller keeps nothing more, and a repeat of the same calls nothing twice', async () => {
    const same = calls(4);
    await log.keep(same);
    await log.keep(same);
    const smaller = logOf(2);
    await smaller.keep(calls(1));
    await smaller.close();
    expect(await kept()).toBe(4);
  });

  it('S-40 a call of another tenant under our name is refused, and so is a key of somebody else', async () => {
    const foreign = { applicationId: world.theirs.applicationId };
    await expect(log.keep([call(world.ours, foreign)])).rejects.toMatchObject({ code: '23503' });
    const key = { keyId: keys.get(world.theirs.applicationId) ?? '' };
    await expect(log.keep([call(world.ours, key)])).rejects.toMatchObject({ code: '23503' });
    await log.keep([call(world.theirs)]);
    await log.keep([call(world.oursInTest)]);
    expect(await kept()).toBe(2);
  });

  it('EX-X11 the table takes nothing that is not the shape of a route, a code or a program', async () => {
    const shapes: Partial<ApplicationCall>[] = [
      { method: 'POST ada@example.com' },
      { code: '12 34 56' },
      { userAgent: 'ada@example.com' },
      { route: 'a'.repeat(201) },
    ];
    for (const shape of shapes) {
      await expect(log.keep([call(world.ours, shape)])).rejects.toMatchObject({ code: '23514' });
    }
    expect(await kept()).toBe(0);
  });

  it('RA-14 100 writers at once neither keep nor count one too many', async () => {
    const writers = [logOf(60), logOf(60), logOf(60)];
    const batches = Array.from({ length: 100 }, (_, at) =>
      writers[at % 3]?.keep([call(world.ours), call(world.ours)]),
    );
    await Promise.all(batches);
    for (const writer of writers) await writer.close();
    expect([await kept(), await counted()]).toEqual([60, [{ calls: 200, kept: 60 }]]);
  });
});
