import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultyStore, type CallMoment } from './world/faulty-store.ts';
import { Recoveries, type Ended } from './world/recoveries.ts';
import { Random } from './world/seeded-random.ts';
import { figure, volume } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

const leaseSeconds = 2;
/** Seconds until another worker, once there is one, has brought it to its end. */
const resumedWithin = leaseSeconds + 10;

/** The first of them: the wish is written down, and the worker has not taken it yet. */
const moments = ['intended', 'heard', 'read', 'applied', 'answered'] as const;
type Moment = (typeof moments)[number];
const person = 'ada';

interface Change {
  readonly id: string;
  readonly state: string;
  readonly fence: number;
}

/** A password that was sent, and what lets the store go on with it. */
interface OnItsWay {
  readonly ended: Promise<Ended>;
  readonly goOn: () => void;
}

describe('a worker that stops while a password is on its way to a store', () => {
  const random = Random.ofRun();
  let world: World;
  let store: FaultyStore;
  let recoveries: Recoveries;

  beforeAll(async () => {
    store = await FaultyStore.start(random);
    const settings = {
      LATCHKEY_OUTBOUND_ORIGINS: store.origin,
      LATCHKEY_WORKER_LEASE_SECONDS: String(leaseSeconds),
    };
    world = await World.start({ extraEnvironment: { worker: settings } });
    await store.takePeopleOf(world, world.acme);
    recoveries = new Recoveries(world);
  }, 90_000);
  afterAll(async () => {
    await world.stop();
    await store.stop();
  });

  async function changeOf({ id }: Proven): Promise<Change | undefined> {
    const [change] = await world.sql<Change>(
      'select id, state, fence::int from tenant.credential_change where request_id = $1',
      [id],
    );
    return change;
  }

  /** Sends the password so that the worker dies at that moment. Resolves when it is dead. */
  async function killedAt(moment: Moment, flow: Proven, password: string): Promise<OnItsWay> {
    if (moment !== 'intended') return stoppedAt(moment, flow, password, 'SIGKILL');
    await world.system.kill('worker', 'SIGSTOP');
    const ended = recoveries.set(flow, password);
    while ((await changeOf(flow)) === undefined) await pause(10);
    await world.system.kill('worker', 'SIGKILL');
    return { ended, goOn: () => undefined };
  }

  /** Stops the worker at that moment of its call; the store waits with it where the worker may go on. */
  async function stoppedAt(
    moment: CallMoment,
    flow: Proven,
    password: string,
    signal: 'SIGSTOP' | 'SIGKILL',
  ): Promise<OnItsWay> {
    const stopped: PromiseWithResolvers<void> = Promise.withResolvers();
    const goOn: PromiseWithResolvers<void> = Promise.withResolvers();
    store.at(person, moment, async () => {
      await world.system.kill('worker', signal);
      stopped.resolve();
      if (signal === 'SIGSTOP') await goOn.promise;
    });
    const ended = recoveries.set(flow, password);
    await stopped.promise;
    return { ended, goOn: goOn.resolve };
  }

  it(
    'R-02 I1 I2 I8 killed at any point of a call, it sets no second password, and nothing stays open',
    async () => {
      const kills = volume(1, 20) * moments.length;
      const seen = { lies: 0, wrong: 0, different: 0, open: 0, late: 0, slowest: 0 };
      for (let kill = 0; kill < kills; kill += 1) {
        const moment = moments[kill % moments.length] ?? 'intended';
        const flow = await recoveries.proven(person);
        const password = recoveries.newPassword();
        const earlier = store.journal.calls.length;
        const onItsWay = await killedAt(moment, flow, password);
        await world.system.restart('worker');
        const began = performance.now();
        const ended = await onItsWay.ended;
        const took = (performance.now() - began) / 1000;
        const calls = store.journal.calls.slice(earlier);
        const isThere = store.journal.passwordOf(person) === password;
        if (ended.told === 'PASSWORD_RESET' && !store.journal.hasApplied(person, password)) seen.lies += 1;
        if (ended.ending === 'success' && !isThere) seen.wrong += 1;
        if (calls.some((call) => call.applied && call.password !== password)) seen.different += 1;
        if (ended.ending !== 'success') seen.open += 1;
        if (took > resumedWithin) seen.late += 1;
        seen.slowest = Math.max(seen.slowest, took);
      }
      const of = `of ${kills} kills at ${moments.length} moments, seed ${random.seed}`;
      figure('I1 R-02', `successes told that the store does not have, ${of}`, seen.lies, '0');
      figure('I2 R-02', `reported passwords that the store does not accept, ${of}`, seen.wrong, '0');
      figure('R-02', `calls that set another password than the chosen one, ${of}`, seen.different, '0');
      figure('R-02 I8', `recoveries that did not come to their success, ${of}`, seen.open, '0');
      figure('R-19', `second calls of one attempt, ${of}`, store.journal.repeatedAttempts(), '0');
      const most = `at most ${resumedWithin}`;
      figure(
        'R-02',
        `seconds from the next worker's start to the outcome, the slowest ${of}`,
        seen.slowest.toFixed(1),
        most,
      );
      expect(seen).toEqual({
        lies: 0,
        wrong: 0,
        different: 0,
        open: 0,
        late: 0,
        slowest: expect.any(Number),
      });
      expect(store.journal.repeatedAttempts()).toBe(0);
    },
    volume(90_000, 1_800_000),
  );

  it(
    'R-02 R-15 BY-01 killed once the store has it, a history that refuses the same password again refuses nobody',
    async () => {
      const kills = volume(1, 10);
      const endings: string[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        const flow = await recoveries.proven(person);
        const password = recoveries.newPassword();
        store.misbehave(person, 'history-refusal', 'first');
        const onItsWay = await killedAt('applied', flow, password);
        await world.system.restart('worker');
        const { told, ending } = await onItsWay.ended;
        store.behave(person);
        const isThere = store.journal.passwordOf(person) === password;
        endings.push(`${told} ${ending} ${isThere ? 'there' : 'absent'}`);
      }
      const honest = endings.filter((each) => each === 'OUTCOME_UNKNOWN unknown there').length;
      figure('R-15', `outcomes told otherwise than unknown, of ${kills} kills`, kills - honest, '0');
      expect(endings).toEqual(endings.map(() => 'OUTCOME_UNKNOWN unknown there'));
    },
    volume(60_000, 300_000),
  );

  it(
    'R-19 R-20 I2 frozen for twice its lease, it finds that another one went on, and its late outcome changes nothing',
    async () => {
      const rounds = volume(1, 10);
      const seen = { untold: 0, twice: 0, moved: 0, wrong: 0, dead: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const moment = round % 2 === 0 ? 'heard' : 'applied';
        const flow = await recoveries.proven(person);
        const password = recoveries.newPassword();
        const onItsWay = await stoppedAt(moment, flow, password, 'SIGSTOP');
        const second = await world.system.startAnother('worker');
        const [ended] = await Promise.all([onItsWay.ended, pause(leaseSeconds * 2000)]);
        // By now its owner has chosen another one, which the frozen call must not replace.
        const later = recoveries.newPassword();
        const laterEnded = await recoveries.set(await recoveries.proven(person), later);
        if (ended.told !== 'PASSWORD_RESET' || laterEnded.told !== 'PASSWORD_RESET') seen.untold += 1;
        const before = await changeOf(flow);
        onItsWay.goOn();
        await world.system.kill('worker', 'SIGCONT');
        while (store.journal.of(person).some((call) => call.ended === Infinity)) await pause(20);
        await pause(1000);
        const after = await changeOf(flow);
        if (JSON.stringify(after) !== JSON.stringify(before)) seen.moved += 1;
        if ((await appliedEvents(before?.id ?? '')) !== 1) seen.twice += 1;
        if (store.journal.passwordOf(person) !== later) seen.wrong += 1;
        if (!world.system.running('worker')) seen.dead += 1;
        await second.stop();
      }
      const of = `of ${rounds} freezes of twice the lease`;
      figure('R-20', `late outcomes that changed a change, ${of}`, seen.moved + seen.twice, '0');
      figure(
        'R-20 I2',
        `reported passwords that the store does not accept afterwards, ${of}`,
        seen.wrong,
        '0',
      );
      figure('R-20', `recoveries that the second worker did not finish, ${of}`, seen.untold, '0');
      figure('R-19', `second calls of one attempt, ${of}`, store.journal.repeatedAttempts(), '0');
      expect(seen).toEqual({ untold: 0, twice: 0, moved: 0, wrong: 0, dead: 0 });
      expect(store.journal.repeatedAttempts()).toBe(0);
    },
    volume(60_000, 600_000),
  );

  async function appliedEvents(changeId: string): Promise<number> {
    const [row] = await world.sql<{ count: number }>(
      `select count(*)::int from tenant.outbox_event where subject = $1 and name = 'credentials.change.applied'`,
      [changeId],
    );
    return row?.count ?? 0;
  }
});
