import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure, fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { SetupLink } from '../setup-link/setup-link.ts';
import type { SetupLinks } from '../setup-link/setup-links.ts';
import { addMember, type StaffWorld } from './staff-house.ts';

export interface SetupLinksWorld extends StaffWorld {
  readonly links: SetupLinks;
  /** Makes the link look so many hours old. */
  age(digest: Buffer, hours: number): Promise<void>;
}

/** What holds for every collection of set-up links. */
export function setupLinksContract(name: string, make: () => Promise<SetupLinksWorld>): void {
  describe(`set-up links: ${name}`, () => {
    let world: SetupLinksWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const issue = (staffId: string | null = null): Promise<Buffer> =>
      at(world.ours, async () => {
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const { tenantId } = world.ours;
        const now = await world.clock.now();
        await world.links.add(SetupLink.issue({ tenantId, id: world.secrets.id(), staffId, digest, now }));
        return digest;
      });
    const find = (digest: Buffer, premises = world.ours) => at(premises, () => world.links.find(digest));
    const consume = (digest: Buffer, premises = world.ours) =>
      at(premises, () => world.links.consume(digest));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('BY-02 of a hundred uses at once, exactly one counts, three rounds', async () => {
      const counts: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const digest = await issue();
        const results = fulfilled(await inParallel(100, () => consume(digest)));
        counts.push(results.filter((link) => link !== undefined).length);
        expect(results).toHaveLength(100);
        expect(await find(digest)).toBeUndefined();
      }
      figure(
        `${name}: successes of 100 parallel uses of one set-up link, three rounds: ${counts.join(', ')}`,
      );
      expect(counts).toEqual([1, 1, 1]);
    });

    it('looking at a link does not use it; the link tells whom it is for', async () => {
      const { id } = await addMember(world, world.ours, [], { joined: false });
      const digest = await issue(id);
      for (let n = 0; n < 3; n += 1) expect(await find(digest)).toEqual({ staffId: id });
      expect(await consume(digest)).toEqual({ staffId: id });
      expect(await consume(digest)).toBeUndefined();
    });

    it('S-21 lives 24 hours by the database’s clock', async () => {
      const [young, old] = [await issue(), await issue()];
      await world.age(young, 23.9);
      await world.age(old, 24.1);
      expect([await find(young), await find(old)]).toEqual([{ staffId: null }, undefined]);
      expect([await consume(old), await consume(young)]).toEqual([undefined, { staffId: null }]);
    });

    it('a roll-back leaves the link unused', async () => {
      const digest = await issue();
      const failing = at(world.ours, async () => {
        await world.links.consume(digest);
        throw new Error('after the use');
      });
      await expect(failing).rejects.toThrow('after the use');
      expect(await consume(digest)).toEqual({ staffId: null });
    });

    it('S-40 a link opens nothing in another tenant', async () => {
      const digest = await issue();
      expect([await find(digest, world.theirs), await consume(digest, world.theirs)]).toEqual([
        undefined,
        undefined,
      ]);
      await at(world.theirs, () => world.links.voidOpen(null));
      expect(await consume(digest)).toEqual({ staffId: null });
    });

    it('voids what is open for one person, and nothing of anybody else', async () => {
      const { id } = await addMember(world, world.ours, [], { joined: false });
      const { id: otherId } = await addMember(world, world.ours, [], { joined: false });
      const [mine, theirs, first] = [await issue(id), await issue(otherId), await issue()];
      await at(world.ours, () => world.links.voidOpen(id));
      expect([await find(mine), await find(theirs), await find(first)]).toEqual([
        undefined,
        { staffId: otherId },
        { staffId: null },
      ]);
      await at(world.ours, () => world.links.voidOpen(null));
      expect([await find(theirs), await find(first)]).toEqual([{ staffId: otherId }, undefined]);
    });
  });
}
