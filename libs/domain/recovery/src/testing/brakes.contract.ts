import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  within,
  type ContractWorld,
} from '@latchkey/kernel/testing';
import type { Brakes, Counter } from '../brake/brakes.ts';

export interface BrakesWorld extends ContractWorld {
  readonly brakes: Brakes;
  /** Lets an hour go by for every counter. */
  passHour(): Promise<void>;
}

/** What holds for every set of brakes. */
export function brakesContract(name: string, make: () => Promise<BrakesWorld>): void {
  describe(`brakes: ${name}`, () => {
    let world: BrakesWorld;
    const counter = (most: number): Counter => ({
      key: world.secrets.keyedDigest('brake', world.secrets.id()),
      most,
    });
    const count = async (...counters: Counter[]) => (await world.brakes.count(counters, true)).wait;
    const passed = async (times: number, ...counters: Counter[]): Promise<number> => {
      let through = 0;
      for (let n = 0; n < times; n += 1) through += (await count(...counters)) === 0 ? 1 : 0;
      return through;
    };

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('S-11 lets so many pass, and tells who comes later when to come back', async () => {
      const one = counter(3);
      expect(await passed(3, one)).toBe(3);
      const wait = await count(one);
      expect(wait).toBeGreaterThan(3500);
      expect(wait).toBeLessThanOrEqual(3600);
    });

    it('S-11 takes back what was no guess, and never more than was counted', async () => {
      const one = counter(2);
      for (let n = 0; n < 10; n += 1) {
        expect(await count(one)).toBe(0);
        await world.brakes.giveBack([one.key]);
      }
      await world.brakes.giveBack([one.key, counter(1).key]);
      expect(await passed(20, one)).toBe(2);
    });

    it('S-11 begins anew after its hour, however many came in between', async () => {
      const one = counter(2);
      expect(await passed(20, one)).toBe(2);
      await world.passHour();
      expect(await passed(20, one)).toBe(2);
    });

    it('S-11 S-23 of a hundred at once exactly as many pass as may', async () => {
      const counters = [counter(40), counter(1000)];
      const waits = fulfilled(await inParallel(100, () => count(...counters)));
      const through = waits.filter((wait) => wait === 0).length;
      figure(`${name}: ${through} of 100 parallel requests passed a limit of 40`);
      expect(waits).toHaveLength(100);
      expect(through).toBe(40);
    });

    it('BY-18 what the first counter refuses costs the second one nothing', async () => {
      const [narrow, wide] = [counter(2), counter(10)];
      expect(await passed(50, narrow, wide)).toBe(2);
      expect(await passed(20, wide)).toBe(8);
    });

    it('BY-18 the narrowest of all limits counts', async () => {
      const [address, tenant, platform] = [counter(100), counter(5), counter(100)];
      expect(await passed(10, address, tenant, platform)).toBe(5);
      expect(await passed(100, platform)).toBe(95);
    });

    it('BY-18 beyond what is free a proof is asked for, and who proves has the rest to himself', async () => {
      const [network, tenant] = [{ ...counter(10), free: 4 }, counter(100)];
      const ask = async (isProven: boolean) => {
        const { wait, asks } = await world.brakes.count([network, tenant], isProven);
        return wait > 0 ? 'refused' : asks ? 'asked' : 'passed';
      };
      const all = async (times: number, isProven: boolean) => {
        const answers: string[] = [];
        for (let n = 0; n < times; n += 1) answers.push(await ask(isProven));
        return answers;
      };
      expect(await all(30, false)).toEqual([
        ...Array<string>(4).fill('passed'),
        ...Array<string>(26).fill('asked'),
      ]);
      expect(await all(3, true)).toEqual(Array<string>(3).fill('passed'));
      expect(await all(5, false)).toEqual(Array<string>(5).fill('asked'));
      expect(await all(4, true)).toEqual(['passed', 'passed', 'refused', 'refused']);
      expect(await ask(false)).toBe('refused');
      // Those that were asked cost the second counter nothing: 4 and 5 have passed.
      expect(await passed(100, tenant)).toBe(91);
      await world.passHour();
      expect(await ask(false)).toBe('passed');
    });

    it('BY-18 tells the time of the clock that counts', async () => {
      const { now } = await world.brakes.count([counter(1)], false);
      const later = await unitWithin(world, world.ours, () => world.clock.now());
      expect(now.getTime()).toBeGreaterThan(later.getTime() - 60_000);
      expect(now.getTime()).toBeLessThanOrEqual(later.getTime());
    });

    it('BY-18 S-23 of a hundred at once without a proof as many pass as are free', async () => {
      const one = { ...counter(80), free: 40 };
      const counted = fulfilled(await inParallel(100, () => world.brakes.count([one], false)));
      expect(counted.filter(({ asks, wait }) => !asks && wait === 0)).toHaveLength(40);
      expect(counted.filter(({ asks }) => asks)).toHaveLength(60);
    });

    it('S-11 counts a network for all tenants together, and different keys apart', async () => {
      const network = counter(3);
      for (const premises of [world.ours, world.theirs, world.oursInTest]) {
        expect(await within(premises, () => count(network))).toBe(0);
      }
      expect(await within(world.theirs, () => count(network))).toBeGreaterThan(0);
      expect(await count(counter(1))).toBe(0);
    });
  });
}
