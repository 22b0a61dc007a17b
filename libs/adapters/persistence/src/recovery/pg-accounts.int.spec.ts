import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Groups } from '@latchkey/identity';
import { unitWithin } from '@latchkey/kernel/testing';
import { Accounts } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

describe('accounts of a recovery', () => {
  let world: PgWorld;
  let groupId: string;
  beforeAll(async () => {
    world = await pgWorld();
    groupId = world.secrets.id();
    await world.admin.query(
      `insert into tenant.user_group (tenant_id, environment, id, name, name_key, created_at, version)
        values ($1, 'live', $2, 'Warehouse', 'warehouse', now(), 1)`,
      [world.ours.tenantId, groupId],
    );
  }, 60_000);
  afterAll(() => world.close());

  const find = (key: string, groupIds: readonly string[] | null, premises = world.ours) =>
    unitWithin(world, premises, () =>
      world.parts.get(Accounts).find(key, { storeId: world.ours.storeId, groupIds }),
    );

  it('PR-T18 S-05 a process for groups finds their members by name and address, and nobody else', async () => {
    const { userId, email, userName } = world.ours;
    const found = { userId, email };
    expect(await find(userName, null)).toEqual(found);
    expect(await find(userName, [groupId])).toBeUndefined();
    expect(await find(userName, [])).toBeUndefined();
    await unitWithin(world, world.ours, () => world.parts.get(Groups).addMember(groupId, userId));
    expect(await find(userName, [world.secrets.id(), groupId])).toEqual(found);
    expect(await find(email, [groupId])).toEqual(found);
    expect(await find(userName, [world.secrets.id()])).toBeUndefined();
    expect(await find(userName, [groupId], world.theirs)).toBeUndefined();
  });

  it('S-05 S-06 whoever is meant costs the same statements', async () => {
    const trips: number[] = [];
    const off = world.parts.get(Transactions).onRoundTrips((count) => trips.push(count));
    for (const key of [world.ours.userName, world.ours.email, 'nobody'])
      for (const groupIds of [null, [groupId], [world.secrets.id()]]) await find(key, groupIds);
    off();
    expect(new Set(trips)).toEqual(new Set([3]));
  });
});
