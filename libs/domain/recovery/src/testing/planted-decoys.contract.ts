import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { PlantedDecoy } from '../planted-decoy/planted-decoy.ts';
import type { PlantedDecoys } from '../planted-decoy/planted-decoys.ts';

export interface PlantedDecoysWorld extends ContractWorld {
  readonly decoys: PlantedDecoys;
}

/** What holds for every collection of planted names. */
export function plantedDecoysContract(name: string, make: () => Promise<PlantedDecoysWorld>): void {
  describe(`planted decoys: ${name}`, () => {
    let world: PlantedDecoysWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const plant = (identifier: string, premises = world.ours): Promise<string> =>
      at(premises, async () => {
        const { tenantId, environment } = premises;
        const id = world.secrets.id();
        const plantedAt = await world.clock.now();
        const place = { tenantId, environment, id, plantedAt };
        await world.decoys.add(PlantedDecoy.plant({ ...place, identifier, identifierKey: identifier }));
        return id;
      });
    const remove = (id: string) =>
      at(world.ours, async () => (await world.decoys.getForUpdate(id)).remove(await world.clock.now()));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('BY-22 a name is planted once, until it is removed', async () => {
      const id = await plant('root');
      await expect(plant('root')).rejects.toThrow(Conflict);
      await remove(id);
      expect(await plant('root')).not.toBe(id);
    });

    it('BY-22 what an account is called cannot be planted', async () => {
      for (const taken of [world.ours.userName, world.ours.email])
        await expect(plant(taken)).rejects.toThrow(Conflict);
    });

    it('BY-22 of a hundred who plant one name at once, one does', async () => {
      const planted = fulfilled(await inParallel(100, () => plant('backup')));
      figure(`${name}: ${planted.length} of 100 parallel plantings of one name counted`);
      expect(planted).toHaveLength(1);
    });

    it('S-40 a planted name is not visible to another tenant, nor to the other environment', async () => {
      const id = await plant('oracle');
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(at(premises, () => world.decoys.getForUpdate(id))).rejects.toThrow(NotFound);
        expect(await plant('oracle', premises)).not.toBe(id);
      }
      expect(await at(world.ours, () => world.decoys.getForUpdate(id))).toMatchObject({
        identifier: 'oracle',
      });
    });
  });
}
