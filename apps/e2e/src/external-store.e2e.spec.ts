import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { Robot } from './world/robot.ts';
import { figure, volume } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

const password = 'mornings smell of warm rain';

interface Listed {
  readonly items: readonly { readonly id: string; readonly status: string }[];
}

interface Claimed {
  readonly tasks: readonly { readonly reference: string; readonly token: string; readonly fence: number }[];
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

  it('AS-01 AS-03 AS-04 AS-05 AS-09 BY-04 BY-05 EX-X10 a robot claims it, opens it with its own key and completes; the person is told', async () => {
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

  it('R-28 AS-12 a robot that never answers: the request expires, the person is told, and what comes later is refused', async () => {
    await robot.takeStore(true);
    const flow = await prove('ada');
    await world.acme.setPassword(flow, password);
    const [task] = (await robot.call<Claimed>('work/claims', { executor: 'silent' })).body.tasks;
    for (const table of ['credential_change', 'external_task'])
      await world.sql(`update tenant.${table} set deadline = now() where concluded_at is null`);
    await world.sql(`select graphile_worker.add_job('sweep-overdue')`);
    await until(flow, 'expired');
    await world.mails.await(world.acme.user('ada').email, /your request was not answered in time/);
    const { reference, token, fence } = task ?? { reference: '', token: '', fence: 0 };
    const late = { fence, token, status: 'COMPLETED_WITH_SUCCESS' };
    const answer = await robot.call(`work/${reference}/completion`, late);
    expect([answer.status, answer.body['code']]).toEqual([409, 'outcome-settled']);
    const pending = await world.sql(
      `select 1 from tenant.reset_request where status = 'pending_with_external_system'
        union all select 1 from tenant.credential_change where state = 'pending'
        union all select 1 from tenant.external_task where concluded_at is null or sealed_password is not null`,
    );
    figure('R-28', 'requests, changes and tasks pending past their deadline', pending.length, '0');
    expect(pending).toEqual([]);
    expect((await look(flow)).state).toBe('expired');
  }, 60_000);

  it('S-92 a robot that contradicts itself a hundred times: nothing changes, and administrators get one mail each', async () => {
    await robot.takeStore(true);
    await administratorOf(world);
    await world.sql(`delete from tenant.contradiction_alarm`);
    const flow = await prove('edsger');
    await world.acme.setPassword(flow, password);
    const [task] = (await robot.call<Claimed>('work/claims', { executor: 'broken' })).body.tasks;
    const { reference, token, fence } = task ?? { reference: '', token: '', fence: 0 };
    const say = (status: string) => robot.call(`work/${reference}/completion`, { fence, token, status });
    expect((await say('COMPLETED_WITH_SUCCESS')).status).toBe(200);
    const refused = await Promise.all(Array.from({ length: 100 }, () => say('COMPLETED_WITH_FAILURE')));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
    const told = 'admin@acme.example';
    const [mail] = await world.mails.await(told, /a contradicting report for the store/);
    for (const said of [reference, 'carried out', 'Nothing was changed', 'signing secret'])
      expect(mail?.text).toContain(said);
    expect(mail?.text).not.toMatch(/edsger/i);
    expect(mail?.text).not.toContain(password);
    const mails = await world.sql(
      `select 1 from tenant.message where kind = 'outcome-contradicted' and about_id = $1`,
      [reference],
    );
    figure('S-92', 'mails to the one administrator after 100 contradictions', mails.length, '1');
    expect(mails).toHaveLength(1);
    expect((await look(flow)).state).toBe('succeeded');
  }, 60_000);

  it(
    'R-03 S-91 a callback-api that is killed while it hears: the same call again is answered, and has one effect',
    async () => {
      await robot.takeStore(true);
      const rounds = volume(2, 50);
      let wrong = 0;
      for (let round = 0; round < rounds; round += 1) {
        await world.mails.clear();
        const flow = await prove('grace');
        await world.acme.setPassword(flow, password);
        const [task] = (await robot.call<Claimed>('work/claims', { executor: 'test' })).body.tasks;
        const { reference, token, fence } = task ?? { reference: '', token: '', fence: 0 };
        const said = { fence, token, status: 'COMPLETED_WITH_SUCCESS' };
        const id = `msg_round_${round}`;
        const first = robot.call(`work/${reference}/completion`, said, id).catch(() => undefined);
        await pause(round % 12);
        await world.system.kill('callback-api', 'SIGKILL');
        const heard = await first;
        await world.system.restart('callback-api');
        const again = await robot.call(`work/${reference}/completion`, said, id);
        const [effects] = await world.sql<{ n: number }>(
          `select count(*)::int as n from tenant.outbox_event where subject = $1
            and name = 'credentials.external-task.answered'`,
          [reference],
        );
        const isSame = heard === undefined || (heard.status === again.status && heard.text === again.text);
        if (again.status !== 200 || effects?.n !== 1 || !isSame) wrong += 1;
        await until(flow, 'succeeded');
      }
      figure('R-03', `callbacks lost, told differently or carried out twice, of ${rounds} kills`, wrong, '0');
      expect(wrong).toBe(0);
    },
    volume(90_000, 900_000),
  );

  it('BY-05 a push that nobody takes is tried again, and meanwhile a robot may claim the task', async () => {
    await robot.takeStore(true, { delivery: 'push', url: 'https://robot.invalid/tasks' });
    const flow = await prove('grace');
    expect((await world.acme.setPassword(flow, password)).body.result).toBe('PENDING_WITH_EXTERNAL_SYSTEM');
    await failedJob();
    expect((await look(flow)).state).toBe('submitted');
    robot.start();
    await until(flow, 'succeeded');
    expect(robot.letsIn('grace', password)).toBe(true);
    const waiting = await world.sql('select 1 from tenant.external_task where concluded_at is null');
    expect(waiting).toEqual([]);
  }, 60_000);

  /** Waits until the worker has tried to push, in vain. */
  async function failedJob(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const failed = await world.sql(
        'select 1 from graphile_worker._private_jobs where last_error is not null',
      );
      if (failed.length > 0) return;
      await pause(100);
    }
    throw new Error('nothing was pushed');
  }

  it('AS-11 an administrator learns why a call is not believed, where the caller does not', async () => {
    await robot.takeStore(true);
    const administrator = await administratorOf(world);
    const body = '{"executor":"robot-7"}';
    const old = new Date(Date.now() - 301_000);
    const trial = async (headers: Record<string, string>, sent = body) => {
      const sample = {
        webhookId: headers['webhook-id'],
        webhookTimestamp: headers['webhook-timestamp'],
        webhookSignature: headers['webhook-signature'],
        body: sent,
      };
      const path = `/v1/environments/live/credential-stores/${world.acme.seeded.storeId}/callback-trials`;
      return (await administrator.post(path, sample)).body;
    };
    expect([
      await trial(robot.signed(body, 'msg_a')),
      await trial(robot.signed(body, 'msg_a', old)),
      await trial(robot.signed(body, 'msg_a'), `${body} `),
    ]).toEqual([
      { believed: true, fault: null },
      { believed: false, fault: 'time' },
      { believed: false, fault: 'signature' },
    ]);
    expect(await world.sql('select 1 from tenant.external_task where concluded_at is null')).toEqual([]);
  });

  it('AS-01 S-90 a store that an administrator has described takes calls by its secret, and none once it is gone', async () => {
    const administrator = await administratorOf(world);
    const at = (path: string) => `/v1/environments/live/${path}`;
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await administrator.post<{ id: string }>(at(path), body);
      expect([path, answer.status]).toEqual([path, 201]);
      return answer.body.id;
    };
    const type = { driver: 'external', name: 'Robots', acceptsPassword: false };
    const typeId = await made('credential-store-types', type);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const described = { name: 'Terminal', multiFactorSignIn: false, settings: { delivery: 'pull' } };
    const storeId = await made('credential-stores', { typeId, ...described, secrets: { callback: secret } });
    const listed = await administrator.get<{ mode: string }>(at(`credential-stores/${storeId}`));
    expect(listed.body.mode).toBe('asynchronous');
    expect(listed.text).not.toContain(secret.slice(6));
    const claim = (by: string) => robot.callAs({ storeId, secret: by }, 'work/claims', { executor: 'robot' });
    expect([(await claim(secret)).status, (await claim(secret)).body['tasks']]).toEqual([200, []]);
    const another = `whsec_${randomBytes(32).toString('base64')}`;
    expect((await claim(another)).body['code']).toBe('call-not-proven');
    expect((await administrator.send('DELETE', at(`credential-stores/${storeId}`))).status).toBe(200);
    // What the directory knew is remembered for a second.
    await pause(1100);
    expect((await claim(secret)).body['code']).toBe('call-not-proven');
  });

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
