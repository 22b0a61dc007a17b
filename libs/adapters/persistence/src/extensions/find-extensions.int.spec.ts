import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Extension, Extensions, FindExtension, FindExtensions } from '@latchkey/extensions';
import { NotFound, Permissions, UnitOfWork } from '@latchkey/kernel';
import { unitWithin, within } from '@latchkey/kernel/testing';
import { Reads } from '../read-models/reads.ts';
import { pgWorld } from '../testing/pg-world.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { FindExtensionHandler, FindExtensionsHandler } from './find-extensions.ts';

class Remembering extends Permissions {
  readonly asked: string[] = [];
  require(_: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

describe('looking at extensions', () => {
  let world: Awaited<ReturnType<typeof pgWorld>>;
  let id: string;
  const permissions = new Remembering();

  beforeAll(async () => {
    world = await pgWorld();
    const { tenantId, environment } = world.ours;
    id = world.secrets.id();
    await unitWithin(world, world.ours, async () => {
      const createdAt = await world.clock.now();
      const extension = Extension.create({
        ...{
          tenantId,
          environment,
          id,
          type: 'user_account_lookup',
          createdAt,
          name: 'Look up',
          parameters: [],
        },
        definition: { kind: 'script', source: 'function lookUpAccount() {}' },
        optIn: { by: 'staff:grace', at: createdAt },
      });
      extension.keepSecrets(['signing_secret'], Buffer.from('the sealed secret'));
      await world.parts.get(Extensions).add(extension);
    });
  });
  afterAll(() => world.close());

  const reads = (): Reads => new Reads(world.parts.get(UnitOfWork), world.parts.get(Transactions));
  const one = (place = world.ours) =>
    within(place, () => new FindExtensionHandler(permissions, reads()).execute(new FindExtension(id)));
  const list = (place = world.ours) =>
    within(place, () =>
      new FindExtensionsHandler(permissions, reads()).execute(new FindExtensions({ after: null, limit: 10 })),
    );

  it('PR-T14 shows what it does and who accepted it, and of secrets the names alone', async () => {
    const view = await one();
    expect(view).toMatchObject({
      ...{ id, type: 'user_account_lookup', name: 'Look up', parameters: [], status: 'inactive' },
      ...{ secretNames: ['signing_secret'], optIn: { by: 'staff:grace' } },
    });
    expect(Object.keys(view).filter((name) => /seal/i.test(name))).toEqual([]);
    expect((await list()).items).toEqual([view]);
    expect(new Set(permissions.asked)).toEqual(new Set(['extension:read']));
  });

  it('S-40 is not visible to another tenant or environment', async () => {
    for (const place of [world.theirs, world.oursInTest]) {
      await expect(one(place)).rejects.toThrow(NotFound);
      expect((await list(place)).items).toEqual([]);
    }
  });
});
