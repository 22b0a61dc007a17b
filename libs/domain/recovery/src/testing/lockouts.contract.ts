import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, hours, later, minutes, NotFound } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { ActivityMonitor } from '../lockout/activity-monitor.ts';
import { LockoutOver } from '../lockout/errors.ts';
import { Lockout } from '../lockout/lockout.ts';
import type { Lockouts } from '../lockout/lockouts.ts';

export interface LockoutsWorld extends ContractWorld {
  readonly lockouts: Lockouts;
  readonly monitor: ActivityMonitor;
  /** Lets so many milliseconds go by for samples and alarms. */
  pass(milliseconds: number): Promise<void>;
}

/** What holds for every collection of lockouts, and for the monitor that counts them. */
export function lockoutsContract(name: string, make: () => Promise<LockoutsWorld>): void {
  describe(`lockouts: ${name}`, () => {
    let world: LockoutsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const account = (): Buffer => world.secrets.keyedDigest('account', world.secrets.id());
    const begin = (premises = world.ours, accountKey = account()): Promise<Lockout> =>
      at(premises, async () => {
        const { tenantId, environment, userId } = premises;
        const beganAt = await world.clock.now();
        const lockout = Lockout.begin({
          ...{ tenantId, environment, userId, accountKey, beganAt, id: world.secrets.id(), method: 'email' },
          reason: 'failures_of_a_day',
          until: later(beganAt, hours(24)),
        });
        await world.lockouts.add(lockout);
        return lockout;
      });
    const load = (id: string, premises = world.ours) => at(premises, () => world.lockouts.getForUpdate(id));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('PR-T23 gives a lockout back as it began', async () => {
      const { id, accountKey, until } = await begin();
      const loaded = await load(id);
      const { userId } = world.ours;
      expect(loaded).toMatchObject({ userId, method: 'email', reason: 'failures_of_a_day', until });
      expect(loaded).toMatchObject({ endedAt: null, endedBy: null, endReason: null });
      expect(loaded.accountKey.equals(accountKey)).toBe(true);
      await expect(load(world.secrets.id())).rejects.toThrow(NotFound);
    });

    it('PR-T23 of a hundred who unblock it at once, one does', async () => {
      const { id } = await begin();
      const unblock = () =>
        at(world.ours, async () =>
          (await world.lockouts.getForUpdate(id)).unblock('staff:eve', 'proved it', await world.clock.now()),
        );
      const results = await inParallel(100, unblock);
      figure(`${name}: ${fulfilled(results).length} of 100 parallel unblockings of one lockout counted`);
      expect(fulfilled(results)).toHaveLength(1);
      // A crowd may also be told to come back; nobody is told that it ended the same lockout.
      const told = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      );
      expect(told.some((reason) => reason instanceof LockoutOver)).toBe(true);
      for (const reason of told) expect(reason).toBeInstanceOf(DomainError);
      expect(await load(id)).toMatchObject({ endedBy: 'staff:eve', endReason: 'proved it' });
    });

    it('S-40 a lockout is not visible to another tenant, nor to the other environment', async () => {
      const { id } = await begin();
      for (const premises of [world.theirs, world.oursInTest])
        await expect(load(id, premises)).rejects.toThrow(NotFound);
    });

    describe('the monitor of lockouts', () => {
      beforeEach(() => world.pass(hours(3)));

      const sample = async (accountKey = account(), premises = world.ours) => {
        const { tenantId, environment } = premises;
        const lockout = Object.assign(new Lockout(), {
          tenantId,
          environment,
          id: world.secrets.id(),
          accountKey,
        });
        return at(premises, () => world.monitor.sample(lockout));
      };
      const samples = async (times: number, make: () => Promise<number | undefined> = () => sample()) => {
        const answers: (number | undefined)[] = [];
        for (let n = 0; n < times; n += 1) answers.push(await make());
        return answers;
      };
      const none = (times: number): undefined[] => Array<undefined>(times).fill(undefined);

      it('PR-T04 PR-B14 is silent at nine, alarms once at ten, and not again within the hour', async () => {
        expect(await samples(9)).toEqual(none(9));
        expect(await samples(11)).toEqual([10, ...none(10)]);
        await world.pass(minutes(59));
        expect(await samples(12)).toEqual(none(12));
      });

      it('PR-B14 alarms again when the hour is over and it goes on', async () => {
        await samples(10);
        await world.pass(minutes(61));
        expect(await samples(10)).toEqual([...none(9), 10]);
      });

      it('PR-B14 counts accounts, not lockouts, and only those within the hour', async () => {
        const one = account();
        expect(await samples(20, () => sample(one))).toEqual(none(20));
        await world.pass(minutes(61));
        expect(await samples(9)).toEqual(none(9));
      });

      // Ten at once: whoever counts without waiting for the others sees fewer, and nobody would raise the alarm.
      it.each([10, 30])('PR-B14 S-86 %i at once alarm once, three rounds', async (times) => {
        await inParallel(30, () => at(world.theirs, () => world.clock.now()));
        const alarms: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          const answers = fulfilled(await inParallel(times, () => sample()));
          expect(answers).toHaveLength(times);
          alarms.push(answers.filter((answer) => answer !== undefined).length);
          await world.pass(hours(3));
        }
        figure(`${name}: alarms of ${times} parallel lockouts, three rounds: ${alarms.join(', ')}`);
        expect(alarms).toEqual([1, 1, 1]);
      });

      it('S-40 PR-B14 lockouts of another tenant and of the other environment count for themselves', async () => {
        expect(await samples(9)).toEqual(none(9));
        for (const premises of [world.theirs, world.oursInTest])
          expect(await samples(9, () => sample(account(), premises))).toEqual(none(9));
        expect(await sample()).toBe(10);
      });
    });
  });
}
