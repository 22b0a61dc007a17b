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
import { Extension } from '../extension/extension.ts';
import type { Extensions } from '../extension/extensions.ts';

export interface ExtensionsWorld extends ContractWorld {
  readonly extensions: Extensions;
}

/** What holds for every collection of extensions. */
export function extensionsContract(name: string, make: () => Promise<ExtensionsWorld>): void {
  describe(`extensions: ${name}`, () => {
    let world: ExtensionsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const script = { kind: 'script', source: 'function lookUpAccount() {}' } as const;
    const parameter = { name: 'domain', type: 'string', value: 'x' } as const;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const add = (premises: Premises, called: string): Promise<Extension> =>
      at(premises, async () => {
        const { tenantId, environment } = premises;
        const createdAt = await world.clock.now();
        const extension = Extension.create({
          ...{ tenantId, environment, id: world.secrets.id(), type: 'user_account_lookup', createdAt },
          ...{
            name: called,
            definition: script,
            parameters: [parameter],
            optIn: { by: 'staff:x', at: createdAt },
          },
        });
        extension.keepSecrets(['b', 'a'], Buffer.from('sealed'));
        await world.extensions.add(extension);
        return extension;
      });
    const newName = (): string => `name ${world.secrets.id()}`;

    it('gives back what was added', async () => {
      const added = await add(world.ours, newName());
      const got = await at(world.ours, () => world.extensions.get(added.id));
      expect(got).toMatchObject({
        ...{
          id: added.id,
          name: added.name,
          definition: script,
          parameters: [parameter],
          secretNames: ['a', 'b'],
        },
        ...{ optInBy: 'staff:x', optInAt: added.optInAt, status: 'inactive' },
      });
      expect(Buffer.from(got.sealedSecrets ?? []).toString()).toBe('sealed');
    });

    it('keeps what was changed on one that was taken for update', async () => {
      const { id } = await add(world.ours, newName());
      await at(world.ours, async () => (await world.extensions.getForUpdate(id)).activate());
      expect((await at(world.ours, () => world.extensions.get(id))).status).toBe('active');
    });

    it('keeps another content, whatever kind it had', async () => {
      const { id } = await add(world.ours, newName());
      const rule = { to: '/account', from: '/input/email', transforms: ['trim'] as const };
      const definition = { kind: 'mapping' as const, rules: [{ ...rule, transforms: [...rule.transforms] }] };
      const parameters = [parameter, { ...parameter, name: 'other' }];
      await at(world.ours, async () => {
        const extension = await world.extensions.getForUpdate(id);
        extension.change({ name: newName(), definition, parameters, optIn: null });
        extension.keepSecrets([], null);
      });
      const got = await at(world.ours, () => world.extensions.get(id));
      expect(got).toMatchObject({ definition, parameters, secretNames: [], optInBy: null, optInAt: null });
      expect(got.sealedSecrets).toBeNull();
    });

    it('S-40 one is not visible to another tenant or environment', async () => {
      const { id } = await add(world.ours, newName());
      for (const place of [world.theirs, world.oursInTest]) {
        await expect(at(place, () => world.extensions.get(id))).rejects.toThrow(NotFound);
        await expect(at(place, () => world.extensions.getForUpdate(id))).rejects.toThrow(NotFound);
      }
    });

    it('PR-B34 a name is taken once in an environment, however it is spelt, and free in others', async () => {
      const called = newName();
      await add(world.ours, `${called} é`);
      for (const same of [`${called} é`, `${called.toUpperCase()} É`, `${called} e\u0301`]) {
        await expect(add(world.ours, same)).rejects.toThrow(Conflict);
      }
      await add(world.theirs, `${called} é`);
      await add(world.oursInTest, `${called} é`);
    });

    it('PR-B34 of a hundred who take one name at once, one gets it', async () => {
      const called = newName();
      const results = await inParallel(100, () => add(world.ours, called));
      figure(
        `PR-B34: of ${results.length} extensions of one name at once ${fulfilled(results).length} was made`,
      );
      expect(fulfilled(results)).toHaveLength(1);
    });

    it('PR-B34 a name can be kept and given up, and never be taken from another', async () => {
      const [first, second] = [await add(world.ours, newName()), await add(world.ours, newName())];
      const reserve = (name: string) => at(world.ours, () => world.extensions.reserveName(first, name));
      await reserve(first.name.toUpperCase());
      await expect(reserve(second.name.toUpperCase())).rejects.toThrow(Conflict);
    });

    it('one that was removed is gone, and its name free', async () => {
      const { id, name: called } = await add(world.ours, newName());
      await at(world.ours, async () => world.extensions.remove(await world.extensions.getForUpdate(id)));
      await expect(at(world.ours, () => world.extensions.get(id))).rejects.toThrow(NotFound);
      await add(world.ours, called);
    });
  });
}
