import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Groups, usualIdentification, Users, type Identification } from '@latchkey/identity';
import { unitWithin } from '@latchkey/kernel/testing';
import { Accounts } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { findAccountText } from './pg-accounts.ts';

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

  const search = (
    key: string,
    identification: Identification,
    groupIds: readonly string[] | null = null,
    recoversPrivileged = false,
  ) =>
    world.parts
      .get(Accounts)
      .find(key, { storeId: world.ours.storeId, groupIds, recoversPrivileged, identification });
  const find = (
    key: string,
    groupIds: readonly string[] | null,
    { premises = world.ours, recoversPrivileged = false } = {},
  ) => unitWithin(world, premises, () => search(key, usualIdentification, groupIds, recoversPrivileged));
  const findBy = (kind: Identification['kind'], key: string, attribute: string | null = null) =>
    unitWithin(world, world.ours, () => search(key, { kind, attribute }));
  const byNumber = (key: string) => findBy('attribute', key, 'employee_number');
  const known = async (userId: string, attributes: Record<string, string>, premises = world.ours) =>
    unitWithin(world, premises, async () => {
      const user = await world.parts.get(Users).getForUpdate(userId);
      user.changeAttributes(attributes, user.version);
      await world.parts.get(Users).keepAttributes(user);
    });

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

  it('PR-T15 only a user name, only an address, or either finds somebody, as the type says', async () => {
    const { userId, email, userName } = world.ours;
    const found = { userId, email };
    expect(await findBy('user_name', userName)).toEqual(found);
    expect(await findBy('user_name', email)).toBeUndefined();
    expect(await findBy('email', email)).toEqual(found);
    expect(await findBy('email', userName)).toBeUndefined();
    for (const key of [userName, email]) {
      expect(await findBy('user_name_or_email', key)).toEqual(found);
      expect(await byNumber(key)).toBeUndefined();
    }
    const same = world.secrets.id();
    await seedUser(world.admin, world.ours, same, `${same}@example.com`, `${same}@example.com`);
    for (const kind of ['user_name', 'email', 'user_name_or_email'] as const)
      expect(await findBy(kind, `${same}@example.com`)).toMatchObject({ userId: same });
  });

  it('PR-T15 S-40 an attribute finds the one user who has it now, in this tenant and environment', async () => {
    const { userId, email } = world.ours;
    await known(userId, { employee_number: 'E-4711', badge: 'e-4712' });
    await known(world.theirs.userId, { employee_number: 'E-4711' }, world.theirs);
    await known(world.oursInTest.userId, { employee_number: 'E-4711' }, world.oursInTest);
    expect(await byNumber('e-4711')).toEqual({ userId, email });
    expect(await byNumber('e-4712')).toBeUndefined();
    await known(userId, { employee_number: 'E-4713' });
    expect(await byNumber('e-4711')).toBeUndefined();
    expect(await byNumber('e-4713')).toEqual({ userId, email });
  });

  it('PR-T15 S-05 of a value that two users have nobody is meant, not even when one of them is disabled', async () => {
    const { userId, email } = world.ours;
    const twin = world.secrets.id();
    await seedUser(world.admin, world.ours, twin, 'twin', 'twin@example.com');
    await known(userId, { employee_number: 'E-1' });
    await known(twin, { employee_number: 'e-1' });
    expect(await byNumber('e-1')).toBeUndefined();
    await world.admin.query(`update tenant.app_user set status = 'disabled' where id = $1`, [twin]);
    expect(await byNumber('e-1')).toBeUndefined();
    await known(twin, {});
    expect(await byNumber('e-1')).toEqual({ userId, email });
  });

  it('PR-T15 every look-up goes by an index, under row-level security too', async () => {
    await world.admin.query(
      `with made as (
        insert into tenant.app_user (tenant_id, environment, id, user_name, user_name_key, email, email_key, display_name,
            store_id, status, created_at, version)
          select $1, 'live', gen_random_uuid(), n, n, n, n, n, $2, 'active', now(), 1
          from (select 'many-' || n as n from generate_series(1, 500) n) named returning *)
      insert into tenant.user_attribute (tenant_id, environment, user_id, name, value_key)
        select tenant_id, environment, id, 'employee_number', user_name from made`,
      [world.ours.tenantId, world.ours.storeId],
    );
    for (const table of ['app_user', 'user_attribute']) await world.admin.query(`analyze tenant.${table}`);
    const plan = await unitWithin(world, world.ours, async () => {
      const transaction = world.parts.get(Transactions).current();
      const values = ['e-1', world.ours.storeId, null, 'attribute', 'employee_number', false];
      const rows = await transaction.query<Record<string, string>>(`explain ${findAccountText}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).not.toContain('Seq Scan on app_user');
    expect(plan).not.toContain('Seq Scan on user_attribute');
    expect(plan).toMatch(/user_attribute_value.*\n\s+Index Cond: .*\(name = .*\(value_key = /);
    expect(plan).toMatch(/app_user_pkey.*\n\s+Index Cond: .*\(id = /);
  });

  it('S-05 S-06 whoever is meant costs the same statements', async () => {
    const trips: number[] = [];
    const off = world.parts.get(Transactions).onRoundTrips((count) => trips.push(count));
    for (const kind of ['user_name', 'email', 'user_name_or_email', 'attribute'] as const)
      for (const key of ['e-1', world.ours.userName, 'nobody']) await findBy(kind, key, 'employee_number');
    for (const key of [world.ours.userName, world.ours.email, 'nobody'])
      for (const groupIds of [null, [groupId], [world.secrets.id()]]) await find(key, groupIds);
    off();
    expect(new Set(trips)).toEqual(new Set([3]));
  });
});
