import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFound } from '@latchkey/kernel';
import { fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { SecondFactor } from '../second-factor/second-factor.ts';
import type { SecondFactors } from '../second-factor/second-factors.ts';
import type { StaffMember } from '../staff-member/staff-member.ts';
import { addMember, type StaffWorld } from './staff-house.ts';

export interface SecondFactorsWorld extends StaffWorld {
  readonly factors: SecondFactors;
  /** Makes a factor look as if it was begun so many minutes ago. */
  age(id: string, minutes: number): Promise<void>;
}

/** What holds for every collection of second factors. */
export function secondFactorsContract(name: string, make: () => Promise<SecondFactorsWorld>): void {
  describe(`second factors: ${name}`, () => {
    let world: SecondFactorsWorld;
    let member: StaffMember;
    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const begin = (kind: SecondFactor['kind'] = 'authenticator') =>
      at(async () => {
        const known = { tenantId: world.ours.tenantId, id: world.secrets.id(), staffId: member.id };
        const begunAt = await world.clock.now();
        const kept = { kind, label: 'Mine', sealedHolding: Buffer.from('sealed'), begunAt };
        const factor = SecondFactor.begin({ ...known, ...kept });
        await world.factors.add(factor);
        return factor.id;
      });
    const confirm = (id: string, lastUse: number, mark: string | null = null) =>
      at(async () => {
        const factor = await world.factors.begun(id, member.id);
        factor.confirm({ sealedHolding: Buffer.from('other'), mark, lastUse }, await world.clock.now());
        await world.factors.confirm(factor);
      });
    const held = () => at(async () => (await world.factors.confirmed(member.id)).map(({ id }) => id));

    beforeAll(async () => {
      world = await make();
    });
    beforeEach(async () => {
      member = await addMember(world, world.ours, []);
    });
    afterAll(() => world.close());

    it('counts once it was confirmed, by its owner, once, within 15 minutes', async () => {
      const id = await begin();
      const demands = () => at(() => world.factors.demands(member.id));
      expect([await held(), await demands()]).toEqual([[], { enrolled: false, required: false }]);
      const stranger = await addMember(world, world.ours, []);
      await expect(at(() => world.factors.begun(id, stranger.id))).rejects.toThrow(NotFound);
      await expect(at(() => world.factors.begun(id, member.id), world.theirs)).rejects.toThrow(NotFound);
      await world.age(id, 15.1);
      await expect(confirm(id, 1)).rejects.toThrow(NotFound);
      await world.age(id, 14.9);
      await confirm(id, 1);
      expect([await held(), await demands()]).toEqual([[id], { enrolled: true, required: false }]);
      await expect(confirm(id, 1)).rejects.toThrow(NotFound);
      expect(await at(() => world.factors.confirmed(member.id), world.theirs)).toEqual([]);
    });

    it('what was begun before is void, and what counts stays', async () => {
      const first = await begin();
      await confirm(first, 1);
      const [second, third] = [await begin(), await begin()];
      await expect(confirm(second, 1)).rejects.toThrow(NotFound);
      await confirm(third, 1);
      expect(await held()).toEqual([first, third]);
    });

    it('S-32 of a hundred uses of one step at once one counts, and nothing at or below it', async () => {
      const id = await begin();
      const use = (step: number, premises = world.ours) => at(() => world.factors.use(id, step), premises);
      expect(await use(9)).toBe(false);
      await confirm(id, 5);
      expect([await use(5), await use(4), await use(6, world.theirs)]).toEqual([false, false, false]);
      const uses = fulfilled(await inParallel(100, () => use(6)));
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect([await use(6), await use(7)]).toEqual([false, true]);
    });

    it('S-38 a passkey that does not count may be used again, and one that counts goes forward', async () => {
      const id = await begin('passkey');
      await confirm(id, 0, world.secrets.id());
      const use = (count: number) => at(() => world.factors.use(id, count));
      expect([await use(0), await use(0), await use(4_294_967_295)]).toEqual([true, true, true]);
      expect([await use(0), await use(4_294_967_295)]).toEqual([false, false]);
    });

    it('S-46 what is taken away proves nothing any more', async () => {
      const id = await begin();
      await confirm(id, 1);
      await at(async () => world.factors.remove(await world.factors.confirmed(member.id)));
      expect([await held(), await at(() => world.factors.use(id, 2))]).toEqual([[], false]);
    });
  });
}
