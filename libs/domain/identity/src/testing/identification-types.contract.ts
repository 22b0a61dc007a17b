import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { IdentificationType } from '../identification-type/identification-type.ts';
import type { IdentificationTypes } from '../identification-type/identification-types.ts';

export interface IdentificationTypesWorld extends ContractWorld {
  readonly identificationTypes: IdentificationTypes;
}

/** What holds for every collection of identification types. */
export function identificationTypesContract(
  name: string,
  make: () => Promise<IdentificationTypesWorld>,
): void {
  describe(`identification types: ${name}`, () => {
    let world: IdentificationTypesWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const add = (title: string, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        const by = { kind: 'attribute', attribute: 'employee_number' } as const;
        await world.identificationTypes.add(IdentificationType.create({ ...place, ...by, name: title }));
        return place.id;
      }, premises);
    const find = (id: string, premises?: Premises) =>
      at(() => world.identificationTypes.getForUpdate(id), premises);

    it('PR-T15 keeps what was changed', async () => {
      const id = await add('Kept');
      await at(async () => {
        const found = await world.identificationTypes.getForUpdate(id);
        found.rename('Kept well', 1);
        found.deactivate();
      });
      expect(await find(id)).toMatchObject({
        ...{ name: 'Kept well', nameKey: 'kept well', status: 'inactive' },
        ...{ kind: 'attribute', attribute: 'employee_number' },
      });
    });

    it('PR-B35 a name is of one type, whatever its letter case and normal form; another tenant may have it too', async () => {
      await add('Geh\u00e4lter');
      await expect(add('GEHA\u0308LTER')).rejects.toThrow(Conflict);
      for (const premises of [world.theirs, world.oursInTest]) await add('Geh\u00e4lter', premises);
      const other = await add('Another');
      const renaming = at(async () => {
        const found = await world.identificationTypes.getForUpdate(other);
        found.rename('geh\u00e4lter', 1);
        await world.identificationTypes.keepUnique(found);
      });
      await expect(renaming).rejects.toThrow(Conflict);
    });

    it('PR-B35 of ten who take one name at once, one gets it', async () => {
      expect(fulfilled(await inParallel(10, () => add('Wanted')))).toHaveLength(1);
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await add('Ours alone');
      for (const premises of [world.theirs, world.oursInTest])
        await expect(find(id, premises)).rejects.toThrow(NotFound);
    });

    it('PR-T15 what is removed is gone, and its name is free', async () => {
      const id = await add('Short-lived');
      await at(async () =>
        world.identificationTypes.remove(await world.identificationTypes.getForUpdate(id)),
      );
      await expect(find(id)).rejects.toThrow(NotFound);
      await add('Short-lived');
    });
  });
}
