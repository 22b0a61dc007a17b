import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { Robot } from './world/robot.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

const password = 'mornings smell of warm rain';

interface Listed {
  readonly items: readonly { readonly id: string; readonly status: string }[];
}

describe('a store that an external system keeps', () => {
  let world: World;
  let robot: Robot;

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'callback-api', 'worker'],
    });
  }, 90_000);
  afterAll(() => world.stop());
  beforeEach(async () => {
    robot = new Robot(world);
    await world.mails.clear();
  });
  afterEach(() => robot.close());

  const prove = async (name: string, identifier = name): Promise<Proven> => {
    const flow = (await world.acme.start(identifier)).body;
    const mails = await world.mails.await(world.acme.user(name).email, /reset your password/);
    const code = /^\s*(\d{6})\s*$/m.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
    return (await world.acme.prove(flow, code)).body;
  };
  const look = async (flow: Proven) =>
    (
      await world.acme
        .inFlow(flow)
        .get<{ state: string; endings: string[]; passwordRequested: boolean }>(
          `/v1/reset-requests/${flow.id}`,
        )
    ).body;
  const until = async (flow: Proven, state: string): Promise<void> => {
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await look(flow)).state === state) return;
      await pause(100);
    }
    throw new Error(`the request stands at ${(await look(flow)).state}, not at ${state}`);
  };
  const post = (flow: Proven, body: object) =>
    world.acme
      .inFlow(flow)
      .post<{ result: string; code: string }>(`/v1/reset-requests/${flow.id}/password`, body);

  it('AS-03 AS-04 AS-05 AS-09 BY-04 BY-05 EX-X10 a robot claims it, opens it with its own key and completes; the person is told', async () => {
    await robot.takeStore(true);
    const administrator = await administratorOf(world);
    const flow = await prove('ada');
    const sent = await world.acme.setPassword(flow, password);
    expect([sent.status, sent.body]).toMatchObject([202, { result: 'PENDING_WITH_EXTERNAL_SYSTEM' }]);
    for (let reload = 0; reload < 2; reload += 1) expect((await look(flow)).state).toBe('submitted');
    const listed = await administrator.get<Listed>('/v1/environments/live/reset-requests');
    expect(listed.body.items.find(({ id }) => id === flow.id)?.status).toBe('pending_with_external_system');
    expect(await world.mails.to(world.acme.user('ada').email)).toHaveLength(1);
    // Nothing that stands in the database opens, and nobody but the robot can open it.
    const kept = await world.sql<{ text: string }>(
      `select string_agg(t.c::text, ' ') as text from (
        select row_to_json(x) as c from tenant.credential_change x
        union all select row_to_json(x) from tenant.external_task x
        union all select row_to_json(x) from tenant.outbox_event x
        union all select row_to_json(x) from tenant.idempotent_request x
        union all select row_to_json(x) from graphile_worker._private_jobs x) t`,
    );
    expect(kept[0]?.text).toContain('sealed_password');
    expect(kept[0]?.text).not.toContain(password);
    robot.start();
    await until(flow, 'succeeded');
    expect(robot.letsIn('ada', password)).toBe(true);
    expect(robot.output).not.toContain(password);
    await world.mails.await(world.acme.user('ada').email, /your password was changed/);
    const left = await world.sql(`select 1 from tenant.external_task where sealed_password is not null`);
    figure('BY-04', 'sealed passwords left after the end', left.length, '0');
    expect(left).toEqual([]);
  }, 60_000);

  it('AS-10 a system that makes its passwords is asked for one: nothing is typed, nothing is seen, the person is told', async () => {
    await robot.takeStore(false);
    const flow = await prove('grace');
    expect((await look(flow)).endings).toEqual(['request_password']);
    const typed = await post(flow, { newPassword: password });
    expect([typed.status, typed.body.code]).toEqual([409, 'ending-not-offered']);
    const asked = await post(flow, {});
    expect([asked.status, asked.body]).toMatchObject([202, { result: 'PENDING_WITH_EXTERNAL_SYSTEM' }]);
    robot.start();
    await until(flow, 'succeeded');
    expect(await look(flow)).toMatchObject({ passwordRequested: true });
    expect(robot.hasPassword('grace')).toBe(true);
    expect(robot.output).toContain('a letter with the new password goes to grace');
    await world.mails.await(world.acme.user('grace').email, /your password was changed/);
  }, 60_000);

  it('AS-09 what the external system could not do is told by page and by mail', async () => {
    await robot.takeStore(true);
    await world.sql(`update tenant.app_user set user_name = 'renamed' where id = $1`, [
      world.acme.user('edsger').id,
    ]);
    const flow = await prove('edsger', world.acme.user('edsger').email);
    await world.acme.setPassword(flow, password);
    robot.start();
    await until(flow, 'failed');
    await world.mails.await(world.acme.user('edsger').email, /your request was not carried out/);
  }, 60_000);
});
