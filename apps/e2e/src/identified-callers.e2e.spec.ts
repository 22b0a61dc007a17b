import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { mailProven } from './world/enrolled-people.ts';
import type { HttpClient } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

const badge = randomUUID();
const looks = '/v1/environments/live/identity-confirmations';
const canary = 'Canary-4711';

describe('a caller whom an agent has identified', () => {
  let world: World;
  let staff: HttpClient;
  beforeAll(async () => {
    world = await World.start({ processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'] });
    const { tenantId, processId } = world.acme.seeded;
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'Badge', 'badge', 'personal_data_confirmation', 'active', $3, now(), 1)`,
      [tenantId, badge, { attribute: 'badge', labels: { en: 'Your badge' }, defaultLanguage: 'en' }],
    );
    // No process comes in force like this: here it owes what an agent confirms, against the rule.
    await world.sql(`update tenant.process_version set owed = owed || $2::uuid where process_id = $1`, [
      processId,
      badge,
    ]);
    await world.sql(`update tenant.app_user set attributes = $2 where id = $1`, [
      world.acme.user('ada').id,
      { badge: canary },
    ]);
    staff = await administratorOf(world);
  }, 60_000);
  afterAll(() => world.stop());

  const confirm = async (): Promise<void> => {
    const userId = world.acme.user('ada').id;
    const opened = await staff.post<{ id: string; datum: string }>(looks, { userId, verificationId: badge });
    expect([opened.status, opened.body.datum]).toEqual([201, canary]);
    const answered = await staff.post(`${looks}/${opened.body.id}/confirm`, { matches: true });
    expect(answered.body).toMatchObject({ state: 'confirmed' });
  };
  const stateOf = async (flow: Proven): Promise<object> => {
    const { status, body } = await world.acme.inFlow(flow).get(`/v1/reset-requests/${flow.id}`);
    const [row] = await world.sql<{ row: object }>(
      `select to_jsonb(r) as row from tenant.reset_request r where id = $1`,
      [flow.id],
    );
    return { status, body, row };
  };

  it('S-83 PR-M13 owes the same proofs as before, and sets no password by it', async () => {
    const flow = await mailProven(world, 'ada');
    const before = await stateOf(flow);
    expect(before).toMatchObject({ status: 200, body: { furtherProofs: [{ id: badge }] } });
    await confirm();
    expect(await stateOf(flow)).toEqual(before);
    const inFlow = world.acme.inFlow(flow);
    const tries = [
      await inFlow.post(`/v1/reset-requests/${flow.id}/password`, { newPassword: 'nine lamps in the fog' }),
      ...(await Promise.all(
        [{}, { answers: { [badge]: canary } }, { code: canary }].map((shown) =>
          inFlow.post(`/v1/reset-requests/${flow.id}/proofs`, { verificationId: badge, ...shown }),
        ),
      )),
    ];
    const passed = tries.filter(({ status }) => status < 400);
    figure('S-83', `steps of ${tries.length} that passed on a confirmed look`, passed.length, '0');
    expect(tries.map(({ status, body }) => [status, body['code']])).toEqual([
      [410, 'flow-ended'],
      ...Array<unknown>(3).fill([410, 'proof-rejected']),
    ]);
    expect(await stateOf(flow)).toMatchObject({ body: { furtherProofs: [{ id: badge }] } });
  });

  it('S-83 S-81 what the agent saw is nowhere but on record of the person', async () => {
    const tables = await world.sql<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('tenant', 'platform', 'directory') and table_type = 'BASE TABLE'`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const text = `select 1 from ${name} x where row_to_json(x)::text ~* 'canary' limit 1`;
      if ((await world.sql(text)).length > 0) holding.push(name);
    }
    expect([tables.length > 30, holding]).toEqual([true, ['tenant.app_user']]);
  });
});
