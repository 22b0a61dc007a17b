import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import type { StoreCheck } from '../store/store-check.ts';
import { StoreTest } from '../store-test/store-test.ts';
import type { StoreTests } from '../store-test/store-tests.ts';

export interface StoreTestsWorld extends ContractWorld {
  readonly tests: StoreTests;
}

const checks: readonly StoreCheck[] = [
  { name: 'resolve', result: 'passed', code: null, took: 1 },
  { name: 'connect', result: 'failed', code: 'not-connected', took: 2, at: 'dc1:636' },
];

/** What holds for every collection of tests of stores. */
export function storeTestsContract(name: string, make: () => Promise<StoreTestsWorld>): void {
  describe(`tests of stores: ${name}`, () => {
    let world: StoreTestsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const ask = (minutesAgo = 0, premises = world.ours): Promise<string> =>
      at(premises, async () => {
        const { tenantId, environment, storeId } = premises;
        const id = world.secrets.id();
        const askedAt = later(await world.clock.now(), -minutes(minutesAgo));
        await world.tests.add(StoreTest.ask({ tenantId, environment, id, storeId, userName: 'x', askedAt }));
        return id;
      });
    const find = (id: string, premises = world.ours) => at(premises, () => world.tests.getForUpdate(id));
    const recent = (premises = world.ours) => at(premises, () => world.tests.recent(premises.storeId));

    it('EX-A4 gives back what was asked, and what was found in the end', async () => {
      const id = await ask();
      expect(await find(id)).toMatchObject({
        id,
        userName: 'x',
        state: 'asked',
        checks: null,
        endedAt: null,
      });
      await at(world.ours, async () =>
        (await world.tests.getForUpdate(id))?.conclude(checks, await world.clock.now()),
      );
      expect(await find(id)).toMatchObject({ state: 'failed', checks, endedAt: expect.any(Date) });
    });

    it('EX-A4 tells the one that is open, and how many there were of late', async () => {
      const before = (await recent()).withinAnHour;
      await ask(120);
      await ask(30);
      const open = await ask(1);
      expect(await recent()).toEqual({ openId: open, withinAnHour: before + 2 });
    });

    it('S-40 one is not visible to another tenant or environment', async () => {
      const id = await ask();
      for (const place of [world.theirs, world.oursInTest]) {
        expect(await find(id, place)).toBeUndefined();
        expect(await recent(place)).toEqual({ openId: null, withinAnHour: 0 });
      }
    });
  });
}
