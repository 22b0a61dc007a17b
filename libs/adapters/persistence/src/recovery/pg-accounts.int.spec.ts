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

  const find = (
    key: string,
    groupIds: readonly string[] | null,
    { premises = world.ours, recoversPrivileged = false } = {},
  ) =>
    unitWithin(world, premises, () =>
      world.parts.get(Accounts).find(key, { storeId: world.ours.storeId, groupIds, recoversPrivileged }),
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
    expect(await find(userName, [groupId], { premises: world.theirs })).toBeUndefined();
  });

  it('BY-13 S-05 a privileged account is found by a process only that asks for enough', async () => {
    const { userId, email, userName } = world.ours;
    const set = (privileged: boolean) =>
      world.admin.query(`update tenant.app_user set privileged = $2 where id = $1`, [userId, privileged]);
    await set(true);
    expect(await find(userName, null)).toBeUndefined();
    expect(await find(email, null)).toBeUndefined();
    expect(await find(userName, null, { recoversPrivileged: true })).toEqual({ userId, email });
    await set(false);
    expect(await find(userName, null)).toEqual({ userId, email });
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
