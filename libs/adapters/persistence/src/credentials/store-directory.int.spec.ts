import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CredentialStore, CredentialStores } from '@latchkey/credentials';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { PgTenantDirectory } from '../tenancy/pg-tenant-directory.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('where executors of a store find its house', () => {
  let world: PgWorld;
  let directory: PgTenantDirectory;
  beforeAll(async () => {
    world = await pgWorld();
    directory = PgTenantDirectory.open(world.database.resolverUrl);
  }, 60_000);
  afterAll(async () => {
    await directory.close();
    await world.close();
  });

  const create = (premises: Premises) =>
    unitWithin(world, premises, async () => {
      const { rows } = await world.admin.query<{ type_id: string }>(
        'select type_id from tenant.credential_store where id = $1',
        [premises.storeId],
      );
      const { tenantId, environment } = premises;
      const id = world.secrets.id();
      const declared = { name: id, typeId: rows[0]?.type_id ?? '', multiFactorSignIn: false };
      const createdAt = await world.clock.now();
      const kept = { settings: {}, targets: [], holdsMailboxes: false, canUnlock: true };
      const store = { tenantId, environment, id, ...declared, ...kept, createdAt };
      await world.parts.get(CredentialStores).add(CredentialStore.create(store));
      return id;
    });
  const remove = (premises: Premises, id: string) =>
    unitWithin(world, premises, async () => {
      const { tenantId, environment } = premises;
      await world.parts.get(CredentialStores).remove({ tenantId, environment, id } as CredentialStore);
    });

  it('S-90 a new store is found by its id, and is gone with it', async () => {
    const id = await create(world.oursInTest);
    const { tenantId, environment } = world.oursInTest;
    expect(await directory.byCredentialStore(id)).toEqual({ tenantId, environment });
    await remove(world.oursInTest, id);
    const { rows } = await world.admin.query('select 1 from directory.credential_store where id = $1', [id]);
    expect(rows).toEqual([]);
    expect(await directory.byCredentialStore(world.secrets.id())).toBeUndefined();
  });

  it('S-40 another tenant takes nothing out of the directory', async () => {
    const id = await create(world.ours);
    await remove(world.theirs, id);
    const { tenantId, environment } = world.ours;
    expect(await directory.byCredentialStore(id)).toEqual({ tenantId, environment });
  });
});
