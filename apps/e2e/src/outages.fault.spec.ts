import { EmbeddedPostgres } from '@latchkey/tools';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './world/http-client.ts';
import { figure, volume } from './world/volumes.ts';
import { World, type Started } from './world/world.ts';

const lease = { LATCHKEY_WORKER_LEASE_SECONDS: '2' };

describe('processes that are killed', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.start({ extraEnvironment: { worker: lease } });
  }, 60_000);
  afterEach(async () => {
    await world.stop();
  });

  it(
    'R-02 a worker that is killed between claim and send loses no mail',
    async () => {
      const { acme } = world;
      const rounds = volume(1, 50);
      let lost = 0;
      for (let round = 0; round < rounds; round += 1) {
        await world.mails.clear();
        await world.mails.fault({ kind: 'slow', delayMs: 60_000 });
        await acme.start('ada');
        await claimed();
        await world.system.kill('worker', 'SIGKILL');
        await world.mails.fault();
        await world.system.restart('worker');
        const mails = await world.mails.await(acme.user('ada').email, /reset your password/).catch(() => []);
        if (mails.length === 0) lost += 1;
      }
      figure('R-02', `mails lost by a worker killed between claim and send, ${rounds} times`, lost, '0');
      expect(lost).toBe(0);
    },
    volume(90_000, 1_800_000),
  );

  /** Waits until the worker has begun with the message: its job is locked. */
  async function claimed(): Promise<void> {
    for (let look = 0; look < 200; look += 1) {
      const jobs = await world.sql('select 1 from graphile_worker._private_jobs where locked_at is not null');
      if (jobs.length > 0) return;
      await pause(25);
    }
    throw new Error('no job was claimed');
  }

  it(
    'R-01 R-23 a public-api that is killed loses nothing that it had answered, and the same key finishes the rest',
    async () => {
      const { acme } = world;
      const answered = new Map<number, Answer<Started>>();
      const send = (index: number) =>
        acme.api.post<Started>(
          '/v1/reset-requests',
          { identifier: 'ada' },
          { idempotencyKey: `flow-number-${index}` },
        );
      let flows = 0;
      /** Starts one request after the other until the API answers no more: the kill always meets some on their way. */
      const sendUntilKilled = async (): Promise<void> => {
        for (;;) {
          const index = flows++;
          const answer = await send(index).catch(() => undefined);
          if (answer?.status !== 202) return;
          answered.set(index, answer);
        }
      };
      const lanes = Array.from({ length: 8 }, sendUntilKilled);
      while (answered.size < volume(15, 70)) await pause(1);
      await world.system.kill('public-api', 'SIGKILL');
      await Promise.all(lanes);
      const before = new Map(answered);
      await world.system.restart('public-api');
      for (let index = 0; index < flows; index += 1) {
        const answer = await send(index);
        expect(answer.status).toBe(202);
        answered.set(index, answer);
        const earlier = before.get(index);
        if (earlier) expect(answer.body).toEqual(earlier.body);
      }
      const stored = await world.sql<{ id: string }>('select id from tenant.reset_request');
      const known = new Set([...answered.values()].map(({ body }) => body.id));
      const lost = [...known].filter((id) => !stored.some((row) => row.id === id)).length;
      figure('R-01', `answered requests lost by a killed public-api, of ${before.size}`, lost, '0');
      figure('R-01', `requests carried out twice, of ${flows}`, stored.length - known.size, '0');
      expect([before.size > 0 && before.size < flows, lost, stored.length]).toEqual([true, 0, flows]);
    },
    volume(60_000, 300_000),
  );

  it(
    'R-02 AS-02 a worker killed while passwords are on their way: each request ends, and success means that the store has it',
    async () => {
      const { acme } = world;
      const rounds = volume(1, 25);
      const used = new Set<string>();
      let lies = 0;
      let stuck = 0;
      for (let round = 0; round < rounds; round += 1) {
        await world.mails.clear();
        await world.sql('delete from tenant.code_brake');
        await acme.start('grace');
        // Whose worker died before it wrote that a mail was sent gets it twice.
        const { token } = await world.mails.newSecrets(acme.user('grace').email, used);
        used.add(token);
        const redeemed = await acme.redeem(token);
        expect([round, redeemed.status]).toEqual([round, 200]);
        const proven = redeemed.body;
        const password = `kettle of round ${round} sings`;
        const setting = acme.setPassword(proven, password);
        await pause(15 + 10 * (round % 5));
        await world.system.kill('worker', 'SIGKILL');
        await world.system.restart('worker');
        const { body } = await setting;
        const signedIn = (await acme.signIn('grace', password)).status === 200;
        if (body.result === 'PASSWORD_RESET' && !signedIn) lies += 1;
        if (body.result !== 'PASSWORD_RESET') stuck += 1;
      }
      figure('I1 R-02', `successes told that the store does not have, ${rounds} kills`, lies, '0');
      figure('R-02', `requests without a success although the worker came back, ${rounds} kills`, stuck, '0');
      expect([lies, stuck]).toEqual([0, 0]);
    },
    volume(90_000, 1_200_000),
  );

  it(
    'R-02 PR-M02 a worker killed while it makes a password and sets it: what is shown signs in',
    async () => {
      const { acme } = world;
      const rounds = volume(1, 25);
      await world.sql(
        `update tenant.process_version set policy = policy || $2::jsonb where process_id = $1`,
        [
          acme.seeded.processId,
          JSON.stringify({
            generatedPassword: { deliverBy: ['display'], mustChange: false, extensionId: null },
          }),
        ],
      );
      const used = new Set<string>();
      let [lies, hidden] = [0, 0];
      for (let round = 0; round < rounds; round += 1) {
        await world.mails.clear();
        await acme.start('edsger');
        const { token } = await world.mails.newSecrets(acme.user('edsger').email, used);
        used.add(token);
        const proven = (await acme.redeem(token)).body;
        const making = acme
          .inFlow(proven)
          .post<{ result: string; generatedPassword: string | null }>(
            `/v1/reset-requests/${proven.id}/generated-password`,
            {},
          );
        await pause(5 + 12 * (round % 6));
        await world.system.kill('worker', 'SIGKILL');
        await world.system.restart('worker');
        const { result, generatedPassword } = (await making).body;
        if (result !== 'PASSWORD_RESET') continue;
        if (generatedPassword === null) hidden += 1;
        else if ((await acme.signIn('edsger', generatedPassword)).status !== 200) lies += 1;
      }
      figure('I1 R-02', `made passwords shown that the store does not have, ${rounds} kills`, lies, '0');
      figure('R-02', `made passwords set and shown to nobody, ${rounds} kills`, hidden, '0');
      expect([lies, hidden]).toEqual([0, 0]);
    },
    volume(90_000, 1_200_000),
  );
});

describe('a database that goes away', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let world: World;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-fault-'));
    postgres = await start();
    world = await World.start({ databaseUrl: postgres.url() });
  }, 90_000);
  afterEach(async () => {
    await world.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(port?: number): Promise<EmbeddedPostgres> {
    const where = { dataFolder: join(folder, 'data'), password: 'fault-test', durable: true };
    return EmbeddedPostgres.start(port === undefined ? where : { ...where, port });
  }

  it(
    'R-06 a restart under load: 503 with Retry-After, nothing answered is lost, no process ends',
    async () => {
      const { acme } = world;
      const pids = ['public-api', 'worker'].map((name) => world.system.pid(name as 'worker'));
      const kinds = volume(2, 10);
      let lost = 0;
      let other = 0;
      let slowest = 0;
      for (let time = 0; time < kinds; time += 1) {
        const answers: Answer<Started>[] = [];
        let loading = true;
        const load = Array.from({ length: 8 }, async () => {
          while (loading) {
            const began = performance.now();
            answers.push(await acme.start('ada'));
            slowest = Math.max(slowest, performance.now() - began);
          }
        });
        await pause(300);
        const { port } = postgres;
        await (time % 2 === 0 ? postgres.stop() : postgres.crash());
        await pause(400);
        postgres = await start(port);
        await recovered();
        loading = false;
        await Promise.all(load);
        const refused = answers.filter(({ status }) => status !== 202);
        other += refused.filter(
          ({ status, headers }) => status !== 503 || !(Number(headers['retry-after']) <= 5),
        ).length;
        expect(refused.length).toBeGreaterThan(0);
        const ids = answers.filter(({ status }) => status === 202).map(({ body }) => body.id);
        const stored = await world.sql<{ id: string }>('select id from tenant.reset_request');
        const known = new Set(stored.map(({ id }) => id));
        lost += ids.filter((id) => !known.has(id)).length;
      }
      figure('R-06', `acknowledged requests lost over ${kinds} restarts (fast and crash)`, lost, '0');
      figure('R-06', 'refusals that are not 503 with Retry-After of at most 5 s', other, '0');
      figure('R-06', 'slowest answer meanwhile, seconds', (slowest / 1000).toFixed(1), 'no hang');
      const after = ['public-api', 'worker'].map((name) => world.system.pid(name as 'worker'));
      expect([lost, other, after]).toEqual([0, 0, pids]);
      expect(['public-api', 'worker'].map((name) => world.system.running(name as 'worker'))).toEqual([
        true,
        true,
      ]);
      const ada = acme.user('ada');
      await world.mails.clear();
      await acme.start('ada');
      expect((await world.mails.secrets(ada.email)).code).toMatch(/^\d{6}$/);
    },
    volume(90_000, 600_000),
  );

  async function recovered(): Promise<void> {
    const end = performance.now() + 10_000;
    while ((await world.acme.start('grace')).status !== 202) {
      if (performance.now() > end) throw new Error('public-api did not recover within ten seconds');
      await pause(100);
    }
  }
});
