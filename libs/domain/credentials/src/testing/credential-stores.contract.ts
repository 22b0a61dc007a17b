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
import { CredentialStore, type NewStore } from '../store/credential-store.ts';
import type { CredentialStores } from '../store/credential-stores.ts';

export interface CredentialStoresWorld extends ContractWorld {
  readonly stores: CredentialStores;
  /** A type of the place that stores can be of. */
  typeIn(premises: Premises): Promise<string>;
}

/** What holds for every collection of credential stores. */
export function credentialStoresContract(name: string, make: () => Promise<CredentialStoresWorld>): void {
  describe(`credential stores: ${name}`, () => {
    let world: CredentialStoresWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const newName = (): string => `name ${world.secrets.id()}`;
    const content = {
      multiFactorSignIn: false,
      holdsMailboxes: true,
      targets: ['dc1:636'],
      canUnlock: false,
    };
    const settings = { servers: [{ url: 'ldaps://dc1' }] };
    const add = async (premises = world.ours, change: Partial<NewStore> = {}): Promise<CredentialStore> => {
      const typeId = await world.typeIn(premises);
      return at(premises, async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        const store = CredentialStore.create({
          ...place,
          typeId,
          ...content,
          settings,
          name: newName(),
          ...change,
        });
        store.keepSecrets(['b', 'a'], Buffer.from('sealed'));
        await world.stores.add(store);
        return store;
      });
    };
    const find = (id: string, premises = world.ours) => at(premises, () => world.stores.find(id));

    it('PR-T05 PR-T06 gives back what was added, and keeps what was changed', async () => {
      const { id, name: called } = await add();
      const got = await find(id);
      expect(got).toMatchObject({ id, name: called, ...content, settings, secretNames: ['a', 'b'] });
      expect(Buffer.from(got?.sealedSecrets ?? []).toString()).toBe('sealed');
      await at(world.ours, async () => {
        const store = await world.stores.getForUpdate(id);
        store.change({ ...content, name: called, settings: { servers: [] }, multiFactorSignIn: true }, []);
      });
      expect(await find(id)).toMatchObject({ settings: { servers: [] }, multiFactorSignIn: true });
    });

    it('S-40 one is not visible to another tenant or environment', async () => {
      const { id } = await add();
      for (const place of [world.theirs, world.oursInTest]) {
        expect(await find(id, place)).toBeUndefined();
        await expect(at(place, () => world.stores.getForUpdate(id))).rejects.toThrow(NotFound);
      }
    });

    it('PR-B32 a name is taken once in an environment, however it is spelt, and free in others', async () => {
      const called = newName();
      const { id } = await add(world.ours, { name: `${called} é` });
      for (const same of [`${called} é`, `${called.toUpperCase()} É`, `${called} e\u0301`])
        await expect(add(world.ours, { name: same })).rejects.toThrow(Conflict);
      await at(world.ours, () => world.stores.reserveName({ id }, `${called} É`));
      for (const place of [world.theirs, world.oursInTest]) await add(place, { name: `${called} é` });
    });

    it('PR-B32 of a hundred who take one name at once, one gets it', async () => {
      const called = newName();
      const results = fulfilled(await inParallel(100, () => add(world.ours, { name: called })));
      figure(`PR-B32 ${name}: of 100 stores of one name at once ${results.length} was made`);
      expect(results).toHaveLength(1);
    });
  });
}
