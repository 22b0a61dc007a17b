import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, later, minutes } from '@latchkey/kernel';
import { fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { consecutiveFailures, failuresPerWindow } from '../attempts/limits.ts';
import { codeTries } from '../challenge/challenge.ts';
import type { FailureTally } from '../challenge/challenges.ts';
import { FlowsWithCodes, type ChallengesWorld } from './flows-with-codes.ts';

/** How wrong codes brake an account, whatever flow and code they were tried on. */
export function codeBrakesContract(name: string, make: () => Promise<ChallengesWorld>): void {
  describe(`brakes of codes: ${name}`, () => {
    let world: ChallengesWorld;
    let flows: FlowsWithCodes;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);

    beforeAll(async () => {
      world = await make();
      flows = new FlowsWithCodes(world);
    });
    afterAll(() => world.close());

    it('S-22 tells how many failures there were, so that the one too many is known', async () => {
      const accountKey = flows.account();
      const seen: unknown[] = [];
      for (let round = 0; round < 3; round += 1) {
        const attempt = await flows.open(accountKey);
        await flows.issue(attempt);
        for (let n = 0; n < codeTries; n += 1) seen.push((await flows.count(attempt))?.tally.ofDay);
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array<undefined>(5).fill(undefined)]);
    });

    it('S-22 ten failures of an account pause its codes for a day, whatever flow they are tried in', async () => {
      const accountKey = flows.account();
      let compared = 0;
      for (let round = 0; round < 4; round += 1) {
        const attempt = await flows.open(accountKey);
        await flows.issue(attempt);
        for (let n = 0; n < codeTries; n += 1) compared += (await flows.count(attempt)) ? 1 : 0;
      }
      expect(compared).toBe(failuresPerWindow);
      const other = await flows.open();
      await flows.issue(other);
      expect(await flows.count(other)).toBeDefined();
    });

    it('S-22 no day has more than ten failures, wherever it begins: the window slides', async () => {
      const accountKey = flows.account();
      expect(await flows.fail(accountKey, 5)).toHaveLength(5);
      await world.pass(hours(20));
      expect(await flows.fail(accountKey, 10)).toHaveLength(5);
      await world.pass(hours(3));
      expect(await flows.fail(accountKey, 10)).toHaveLength(0);
      await world.pass(hours(2));
      expect(await flows.fail(accountKey, 10)).toHaveLength(5);
    });

    it('S-22 the failure that reaches a limit says until when nothing is compared', async () => {
      const now = () => at(world.ours, () => world.clock.now());
      const before = await now();
      const ends = (await flows.fail(flows.account(), 10)).map(({ pausedUntil }) => pausedUntil);
      expect(ends.slice(0, 9)).toEqual(Array<null>(9).fill(null));
      const end = ends[9]?.getTime() ?? 0;
      expect(end).toBeGreaterThanOrEqual(later(before, hours(24)).getTime());
      expect(end).toBeLessThanOrEqual(later(await now(), hours(24)).getTime());
    });

    it('PR-T16 a process pauses a method after fewer failures, for as long as it says, and counts anew then', async () => {
      const accountKey = flows.account();
      const limits = { most: 3, window: hours(48), pause: hours(1) };
      const paused = (tallies: readonly FailureTally[]) => tallies.map((one) => one.pausedUntil !== null);
      expect(paused(await flows.fail(accountKey, 5, limits))).toEqual([false, false, true]);
      expect(await flows.fail(accountKey, 5, { ...limits, most: 9 })).toEqual([]);
      await world.pass(hours(1) + minutes(1));
      expect(paused(await flows.fail(accountKey, 5, limits))).toEqual([false, false, true]);
      expect(await flows.fail(flows.account(), 2, { ...limits, most: 1 })).toHaveLength(1);
    });

    it('PR-T16 failures that are older than the window of the process do not count', async () => {
      const accountKey = flows.account();
      const limits = { most: 3, window: hours(1), pause: hours(1) };
      expect(await flows.fail(accountKey, 2, limits)).toHaveLength(2);
      await world.pass(hours(2));
      const tallies = await flows.fail(accountKey, 5, limits);
      expect(tallies.map((one) => one.pausedUntil !== null)).toEqual([false, false, true]);
    });

    it('PR-T16 S-23 of a hundred parallel failures a process that allows three compares three', async () => {
      const attempt = await flows.open(flows.account(), { most: 3, window: hours(24), pause: hours(24) });
      await flows.issue(attempt);
      const compared = fulfilled(await inParallel(100, () => flows.count(attempt))).filter(Boolean);
      expect(compared).toHaveLength(3);
    });

    it('S-22 after fifty failures in a row no new day brings a new try, until a right code', async () => {
      const accountKey = flows.account();
      let compared = 0;
      const tryOut = async () => {
        const attempt = await flows.open(accountKey);
        await flows.issue(attempt);
        for (let n = 0; n < codeTries; n += 1) compared += (await flows.count(attempt)) ? 1 : 0;
        return attempt;
      };
      let last = await tryOut();
      for (let day = 0; day < 7; day += 1) {
        last = await tryOut();
        last = await tryOut();
        await world.pass(hours(25));
      }
      expect(compared).toBe(consecutiveFailures);
      await at(world.ours, () => world.challenges.forgiveAttempts(last.requestId, 'email'));
      await tryOut();
      expect(compared).toBe(consecutiveFailures + codeTries);
    });
  });
}
