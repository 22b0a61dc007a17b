import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { PasswordHashes } from '../store/password-hashes.ts';
import { plainReset } from '../store/store-driver.ts';

export interface PasswordHashesWorld extends ContractWorld {
  readonly hashes: PasswordHashes;
}

/** What holds wherever the local store keeps its hashes. The suite's order is the order of one account's life. */
export function passwordHashesContract(name: string, make: () => Promise<PasswordHashesWorld>): void {
  describe(`password hashes: ${name}`, () => {
    let world: PasswordHashesWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const put = (phc: string, fence: number, premises = world.ours) =>
      at(premises, () =>
        world.hashes.put(world.ours.storeId, world.ours.userId, { phc, fence, ...plainReset }),
      );
    const find = (premises = world.ours) =>
      at(premises, () => world.hashes.find(world.ours.storeId, world.ours.userId));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('has nothing of an account whose password was never set', async () => {
      expect(await find()).toBeUndefined();
    });

    it('keeps a hash with the number of its attempt', async () => {
      expect(await put('first', 1)).toBe(true);
      expect(await find()).toEqual({ phc: 'first', fence: 1, mustChange: false, locked: false });
    });

    it('R-20 replaces it by a newer attempt, never by an older one or the same again', async () => {
      expect(await put('third', 3)).toBe(true);
      expect(await put('second', 2)).toBe(false);
      expect(await put('third again', 3)).toBe(false);
      expect(await find()).toMatchObject({ phc: 'third', fence: 3 });
    });

    it('R-19 R-20 of a hundred writers with one number, one wins', async () => {
      let writer = 0;
      const results = fulfilled(await inParallel(100, () => put(`writer ${(writer += 1)}`, 4)));
      figure(`${name}: ${results.filter(Boolean).length} of 100 parallel writes of one attempt was kept`);
      expect(results).toHaveLength(100);
      expect(results.filter(Boolean)).toHaveLength(1);
    });

    it('R-20 of a hundred attempts at once, the newest stays', async () => {
      let fence = 104;
      const results = await inParallel(100, () => {
        fence -= 1;
        return put(`attempt ${fence}`, fence + 1);
      });
      expect(fulfilled(results)).toHaveLength(100);
      expect(await find()).toMatchObject({ phc: 'attempt 103', fence: 104 });
    });

    it('leaves the old hash when the unit of work fails', async () => {
      const failing = at(world.ours, async () => {
        await world.hashes.put(world.ours.storeId, world.ours.userId, {
          phc: 'lost',
          fence: 900,
          ...plainReset,
        });
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await find()).toMatchObject({ fence: 104 });
    });

    it('a lock stays until an unlock or a reset that unlocks, and outlives a reset that does not', async () => {
      const { storeId, userId } = world.ours;
      const lock = () => at(world.ours, () => world.hashes.lock(storeId, userId));
      const unlock = (fence: number) => at(world.ours, () => world.hashes.unlock(storeId, userId, fence));
      const reset = (fence: number, unlocks: boolean) =>
        at(world.ours, () =>
          world.hashes.put(storeId, userId, { phc: `${fence}`, fence, mustChange: true, unlock: unlocks }),
        );
      expect(await lock()).toBe(true);
      expect(await reset(105, false)).toBe(true);
      expect(await find()).toEqual({ phc: '105', fence: 105, mustChange: true, locked: true });
      expect(await unlock(105)).toBe('superseded');
      expect(await find()).toMatchObject({ locked: true });
      expect(await unlock(106)).toBe('unlocked');
      expect(await find()).toEqual({ phc: '105', fence: 106, mustChange: true, locked: false });
      await lock();
      expect(await reset(107, true)).toBe(true);
      expect(await find()).toMatchObject({ phc: '107', locked: false });
    });

    it('there is nothing to lock or to unlock where there is no password', async () => {
      const { storeId } = world.ours;
      const nobody = world.secrets.id();
      expect(await at(world.ours, () => world.hashes.lock(storeId, nobody))).toBe(false);
      expect(await at(world.ours, () => world.hashes.unlock(storeId, nobody, 1))).toBe('absent');
    });

    it('R-20 of a hundred unlocks with one number, one counts', async () => {
      const { storeId, userId } = world.ours;
      const results = fulfilled(
        await inParallel(100, () => at(world.ours, () => world.hashes.unlock(storeId, userId, 500))),
      );
      expect(results.filter((result) => result === 'unlocked')).toHaveLength(1);
      expect(results.filter((result) => result === 'superseded')).toHaveLength(99);
    });

    it('S-40 a hash is not visible to another tenant, nor to the other environment', async () => {
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await find(premises)).toBeUndefined();
        await put('foreign', 999, premises).catch(() => false);
        const { storeId, userId } = world.ours;
        await at(premises, () => world.hashes.lock(storeId, userId)).catch(() => false);
      }
      expect(await find()).toMatchObject({ fence: 500, locked: false });
    });
  });
}
