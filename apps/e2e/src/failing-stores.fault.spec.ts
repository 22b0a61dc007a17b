import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaultyStore,
  quickFaults,
  slowFaults,
  type FaultyCalls,
  type StoreFault,
} from './world/faulty-store.ts';
import { Recoveries, type Ended, type Ending } from './world/recoveries.ts';
import { Random } from './world/seeded-random.ts';
import { atProof, figure, volume } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

/** One client calls a host eight times at once. Who hangs takes some of these places, and leaves some to the others. */
const hangingLanes = 6;
const lanes = 16;
const people = Array.from({ length: lanes }, (_, index) => `person-${index + 1}`);
const parallel = 100;

interface Run {
  readonly fault: StoreFault;
  readonly calls: FaultyCalls;
}

/** A second call is made where the first one is in doubt, or was not carried out; what it says then decides. */
function expected({ fault, calls }: Run): Ending {
  if (fault === 'history-refusal') return calls === 'first' ? 'unknown' : 'refused';
  if (calls === 'first') return 'success';
  return fault === 'busy' ? 'unavailable' : 'unknown';
}

function runs(): { hanging: Run[]; quick: Run[] } {
  const both = (fault: StoreFault): Run[] => [
    { fault, calls: 'first' },
    { fault, calls: 'every' },
  ];
  const times = (count: number, list: readonly Run[]): Run[] =>
    Array.from({ length: count }, () => list).flat();
  const once = slowFaults.map((fault): Run => ({ fault, calls: 'first' }));
  return {
    hanging: atProof ? times(25, slowFaults.flatMap(both)) : once,
    quick: times(volume(1, 61), quickFaults.flatMap(both)),
  };
}

/** What must not happen, and how things ended. */
class Tally {
  readonly ended = { success: 0, refused: 0, unavailable: 0, unknown: 0, open: 0 };
  readonly unexpected: string[] = [];
  falseSuccesses = 0;
  falseRefusals = 0;
  wrongPasswords = 0;
  burntProofs = 0;
  unheard = 0;
  private readonly good = new Map<string, Set<string | undefined>>();

  constructor(private readonly store: FaultyStore) {}

  note(name: string, password: string, { told, ending }: Ended): void {
    const { journal } = this.store;
    const isThere = journal.hasApplied(name, password);
    if ((told === 'PASSWORD_RESET' || ending === 'success') && !isThere) this.falseSuccesses += 1;
    if ((told === 'password-refused' || ending === 'refused') && isThere) this.falseRefusals += 1;
    // What nobody knows may be in force, beside the last one that somebody was told of.
    const good = ending === 'success' ? new Set<string>() : (this.good.get(name) ?? new Set([undefined]));
    if (ending === 'success' || ending === 'unknown') good.add(password);
    this.good.set(name, good);
    if (!good.has(journal.passwordOf(name))) this.wrongPasswords += 1;
  }

  print(seed: number, total: number): void {
    const { success, refused, unavailable, unknown, open } = this.ended;
    const of = `of ${total} resets with faults of the store, seed ${seed}`;
    figure('I1 BY-01 R-18', `successes told that the store does not have, ${of}`, this.falseSuccesses, '0');
    figure(
      'I2',
      `accounts whose last reported password the store does not accept, ${of}`,
      this.wrongPasswords,
      '0',
    );
    figure('I8', `requests that stay open past their deadline, ${of}`, open, '0');
    figure('R-15', `passwords told to be refused that the store has, ${of}`, this.falseRefusals, '0');
    figure('R-12', `proofs that an outage or a refusal used up, ${of}`, this.burntProofs, '0');
    figure('R-13', `outcomes told unknown of changes that never left, ${of}`, this.unheard, '0');
    figure('R-19', `second calls of one attempt, ${of}`, this.store.journal.repeatedAttempts(), '0');
    figure(
      'BY-01',
      `ended as success / refused / unavailable / unknown, ${of}`,
      [success, refused, unavailable, unknown].join(' / '),
      'by what the store did',
    );
  }
}

describe('a store that fails', () => {
  const random = Random.ofRun();
  let world: World;
  let store: FaultyStore;
  let recoveries: Recoveries;

  beforeAll(async () => {
    store = await FaultyStore.start(random);
    world = await World.start({
      people,
      extraEnvironment: { worker: { LATCHKEY_OUTBOUND_ORIGINS: store.origin } },
    });
    await store.takePeopleOf(world, world.acme);
    recoveries = new Recoveries(world);
  }, 90_000);
  afterAll(async () => {
    await world.stop();
    await store.stop();
  });

  /** Takes work from the list until nothing is left, one piece at a time for each account. */
  async function shared<T>(
    work: T[],
    names: readonly string[],
    take: (name: string, piece: T) => Promise<void>,
  ) {
    const lane = async (name: string): Promise<void> => {
      for (let piece = work.shift(); piece !== undefined; piece = work.shift()) await take(name, piece);
    };
    await Promise.all(names.map(lane));
  }

  async function resetAmid(name: string, run: Run, tally: Tally): Promise<void> {
    const flow = await recoveries.proven(name);
    const password = recoveries.newPassword();
    const earlier = store.journal.of(name).length;
    store.misbehave(name, run.fault, run.calls);
    const ended = await recoveries.set(flow, password);
    store.behave(name);
    tally.note(name, password, ended);
    tally.ended[ended.ending] += 1;
    if (ended.ending === 'unknown' && store.journal.of(name).length === earlier) tally.unheard += 1;
    if (ended.ending !== expected(run))
      tally.unexpected.push(`${run.fault} at ${run.calls}: ${ended.ending}`);
    if (ended.ending !== 'unavailable' && ended.ending !== 'refused') return;
    const another = recoveries.newPassword();
    const again = await recoveries.set(flow, another);
    if (again.ending !== 'success' || store.journal.passwordOf(name) !== another) tally.burntProofs += 1;
    tally.note(name, another, again);
  }

  it(
    'I1 I2 I8 BY-01 R-12 R-13 R-15 R-18 R-19 whatever a store does, nobody is told what is not so',
    async () => {
      const tally = new Tally(store);
      const { hanging, quick } = runs();
      const total = hanging.length + quick.length;
      const work = (name: string, run: Run) => resetAmid(name, run, tally);
      await Promise.all([
        shared(hanging, people.slice(0, hangingLanes), work),
        shared(quick, people.slice(hangingLanes), work),
      ]);
      tally.print(random.seed, total);
      const { falseSuccesses, wrongPasswords, falseRefusals, burntProofs, unheard, ended, unexpected } =
        tally;
      expect([falseSuccesses, wrongPasswords, falseRefusals, burntProofs, ended.open]).toEqual([
        0, 0, 0, 0, 0,
      ]);
      expect([ended.open, unheard, store.journal.repeatedAttempts(), unexpected]).toEqual([0, 0, 0, []]);
    },
    volume(90_000, 2_400_000),
  );

  /** Which of the passwords was reported last. */
  async function lastReported(passwords: ReadonlyMap<string, string>): Promise<string | undefined> {
    const [last] = await world.sql<{ request_id: string }>(
      `select request_id from tenant.credential_change where request_id = any ($1) and state = 'applied'
        order by concluded_at desc limit 1`,
      [[...passwords.keys()]],
    );
    return passwords.get(last?.request_id ?? '');
  }

  it(
    'R-21 I2 of two recoveries of one account that set passwords at once, the last reported one counts',
    async () => {
      const pairs = volume(3, 500);
      const earlier = store.journal.calls.length;
      let [wrong, untold] = [0, 0];
      await shared(
        Array.from({ length: pairs }, (_, index) => index),
        people,
        async (name, index) => {
          const flows = [await recoveries.proven(name), await recoveries.proven(name)];
          const passwords = new Map(flows.map(({ id }) => [id, recoveries.newPassword()]));
          const delay = random.next() * 50;
          store.at(name, 'read', () => pause(delay));
          // In every third pair the first one's answer is lost, and it calls again while the other one waits.
          if (index % 3 === 2) store.misbehave(name, 'drop-after-apply', 'first');
          const ended = await Promise.all(
            flows.map((flow) => recoveries.set(flow, passwords.get(flow.id) ?? '')),
          );
          store.behave(name);
          if (!ended.some(({ told }) => told === 'PASSWORD_RESET')) untold += 1;
          if ((await lastReported(passwords)) !== store.journal.passwordOf(name)) wrong += 1;
        },
      );
      const overlaps = store.journal.overlaps(store.journal.calls.slice(earlier));
      figure('I2 R-21', `pairs whose last reported password does not count, of ${pairs}`, wrong, '0');
      figure('R-21', `pairs of which nobody was told a success, of ${pairs}`, untold, '0');
      figure('R-21', `calls of one account that overlap, ${pairs} pairs`, overlaps, '0');
      expect([wrong, untold, overlaps]).toEqual([0, 0, 0]);
    },
    volume(60_000, 900_000),
  );

  it(
    'R-22 one new password, sent a hundred times with one key and a hundred times with many, reaches the store once',
    async () => {
      const rounds = volume(1, 20);
      const allowed = [200, 404, 409, 410];
      let [effects, strange] = [0, 0];
      for (let round = 0; round < rounds; round += 1) {
        for (const sameKey of [true, false]) {
          const flow = await recoveries.proven('ada');
          const password = recoveries.newPassword();
          const send = (own: string) =>
            world.acme.setPassword(flow, password, sameKey ? `one-key-for-all-${round}` : own);
          const answers = await Promise.all(Array.from({ length: parallel }, () => untilAnswered(send)));
          strange += answers.filter(({ status }) => !allowed.includes(status)).length;
          expect(answers.some(({ status }) => status === 200)).toBe(true);
          effects += store.journal.of('ada').filter((call) => call.password === password).length;
        }
      }
      figure(
        'R-22',
        `calls of the store for ${rounds * 2} passwords, each sent ${parallel} times`,
        effects,
        `${rounds * 2}`,
      );
      expect([effects, strange]).toEqual([rounds * 2, 0]);
    },
    volume(60_000, 600_000),
  );
});
