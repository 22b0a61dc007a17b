import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentificationUsage, usualIdentification } from '@latchkey/identity';
import { fulfilled, inParallel, unitWithin } from '@latchkey/kernel/testing';
import { StoreReach } from '@latchkey/credentials';
import { Processes } from '@latchkey/recovery';
import { processesContract } from '@latchkey/recovery/testing';
import { Transactions } from '../unit-of-work/transactions.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

processesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, processes: world.parts.get(Processes) };
});

/** Puts an identification type in force for a process, behind everybody's back. Answers its id. */
async function identifiedBy(
  { admin, secrets, ours }: PgWorld,
  processId: string,
  attribute: string,
): Promise<string> {
  const id = secrets.id();
  await admin.query(
    `insert into tenant.identification_type (tenant_id, environment, id, name, name_key, kind, attribute, status,
        created_at, version) values ($1, 'live', $2, $3, $3, 'attribute', $3, 'active', now(), 1)`,
    [ours.tenantId, id, attribute],
  );
  await admin.query(`update tenant.process set active_identification_type_id = $2 where id = $1`, [
    processId,
    id,
  ]);
  return id;
}

describe('the plan of an application', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  const plan = (premises = world.ours) =>
    unitWithin(world, premises, () => world.parts.get(Processes).planFor(premises.applicationId));

  it('PR-T16 is read in one statement', async () => {
    const trips: number[] = [];
    const off = world.parts.get(Transactions).onRoundTrips((count) => trips.push(count));
    await plan();
    off();
    // Begin, the one statement, commit.
    expect(trips).toEqual([3]);
  });

  it('PR-T16 PR-T18 tells the version in force and whom it applies to', async () => {
    const { ours } = world;
    expect(await plan()).toEqual({
      ...{ processId: ours.processId, processVersion: 1, storeId: ours.storeId, multiFactorSignIn: false },
      ...{ groupIds: null, owed: [ours.verificationId], recoversPrivileged: false, requestExpiry: 30 },
      ...{ choice: { from: [], wanted: 0 }, identification: usualIdentification, proofOfWork: false },
      ...{ identificationName: null, storeOutOfReach: false },
      mailsLink: true,
      verification: expect.objectContaining({ id: ours.verificationId }),
    });
    await world.admin.query(
      `update tenant.process_version set group_ids = array[$1::uuid] where process_id = $1`,
      [ours.processId],
    );
    expect((await plan())?.groupIds).toEqual([ours.processId]);
    expect((await plan(world.theirs))?.groupIds).toBeNull();
  });

  it('R-12 tells whether its store answered when the worker last looked, for ten minutes', async () => {
    const { ours } = world;
    const reach = world.parts.get(StoreReach);
    const note = (work: () => Promise<void>) => unitWithin(world, ours, work);
    const outOfReach = async () => (await plan())?.storeOutOfReach;
    await note(() => reach.met(ours.storeId, true));
    expect(await outOfReach()).toBe(false);
    await note(() => reach.met(ours.storeId, false));
    expect([await outOfReach(), (await plan(world.theirs))?.storeOutOfReach]).toEqual([true, false]);
    await note(() => reach.met(ours.storeId, true));
    expect(await outOfReach()).toBe(false);
    await note(() => reach.note(ours.storeId, false));
    expect(await outOfReach()).toBe(true);
    await world.admin.query(`update tenant.store_reach set looked_at = now() - interval '11 minutes'`);
    expect(await outOfReach()).toBe(false);
    await note(() => reach.forget(ours.storeId));
    expect(await outOfReach()).toBe(false);
  });

  it('PR-T15 tells what people say who they are by, and is none while that is switched off', async () => {
    const { processId } = world.ours;
    const type = await identifiedBy(world, processId, 'employee_number');
    expect((await plan())?.identification).toEqual({ kind: 'attribute', attribute: 'employee_number' });
    expect((await plan())?.identificationName).toBe('employee_number');
    expect((await plan(world.theirs))?.identification).toEqual(usualIdentification);
    const set = (text: string, values: unknown[]) => world.admin.query(text, values);
    await set(`update tenant.identification_type set status = 'inactive' where id = $1`, [type]);
    expect(await plan()).toBeUndefined();
    await set(`update tenant.process set active_identification_type_id = null where id = $1`, [processId]);
    expect((await plan())?.identification).toEqual(usualIdentification);
  });

  it('PR-T16 is none for a process that people cannot begin by themselves', async () => {
    const set = (selfService: boolean) =>
      world.admin.query(`update tenant.process_version set self_service = $2 where process_id = $1`, [
        world.ours.processId,
        selfService,
      ]);
    await set(false);
    expect(await plan()).toBeUndefined();
    await set(true);
    expect(await plan()).toBeDefined();
  });

  it('PR-T21 a flow goes on by the version that it began with, as long as its process is active', async () => {
    const { processId, applicationId, storeId, verificationId, tenantId } = world.ours;
    await world.admin.query(
      `insert into tenant.process_version (tenant_id, environment, process_id, number, policy, risks, store_id, owed,
          self_service, recovers_privileged, activated_at, activated_by)
        select tenant_id, environment, process_id, 2, policy, risks, store_id, owed, self_service, recovers_privileged,
          now(), activated_by
        from tenant.process_version where process_id = $1`,
      [processId],
    );
    await world.admin.query(`update tenant.process set active_version = 2, last_version = 2 where id = $1`, [
      processId,
    ]);
    const planOf = (processVersion: number) =>
      unitWithin(world, world.ours, () =>
        world.parts.get(Processes).planOf({ processId, processVersion, applicationId }),
      );
    expect((await plan())?.processVersion).toBe(2);
    expect(await planOf(1)).toMatchObject({ processId, processVersion: 1, storeId, owed: [verificationId] });
    expect(await planOf(3)).toBeUndefined();
    const set = (status: string) =>
      world.admin.query(`update tenant.process set status = $2 where tenant_id = $1`, [tenantId, status]);
    await set('inactive');
    expect(await planOf(1)).toBeUndefined();
    await set('active');
  });

  it('PR-T16 a version that was in force is changed by nobody', async () => {
    const change = unitWithin(world, world.ours, () =>
      world.parts.get(Transactions).current().execute(`update tenant.process_version set owed = owed`),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  it('PR-T16 of ten who save the same version at once, one is first', async () => {
    const { processId } = world.ours;
    let n = 0;
    const save = () =>
      unitWithin(world, world.ours, async () => {
        const process = await world.parts.get(Processes).getForUpdate(processId);
        process.changeDraft(`Contested ${(n += 1)}`, {}, 1);
      });
    expect(fulfilled(await inParallel(10, save))).toHaveLength(1);
    const { rows } = await world.admin.query(`select version from tenant.process where id = $1`, [processId]);
    expect(rows).toEqual([{ version: 2 }]);
  });

  it('PR-B19 an identification type cannot vanish under an active process, whoever deletes its row', async () => {
    const type = await identifiedBy(world, world.ours.processId, 'badge');
    const usage = (premises = world.ours) =>
      unitWithin(world, premises, () => world.parts.get(IdentificationUsage).of(type));
    expect(await usage()).toMatchObject([{ kind: 'process', id: world.ours.processId }]);
    expect(await usage(world.theirs)).toEqual([]);
    const remove = world.admin.query(`delete from tenant.identification_type where id = $1`, [type]);
    await expect(remove).rejects.toMatchObject({ code: '23001' });
  });

  it('PR-B20 a verification cannot vanish under an active process, whoever deletes its row', async () => {
    const remove = (table: string, id: string) =>
      world.admin.query(`delete from tenant.${table} where id = $1`, [id]);
    await expect(remove('verification', world.ours.verificationId)).rejects.toMatchObject({ code: '23001' });
    await expect(remove('credential_store', world.ours.storeId)).rejects.toMatchObject({ code: '23001' });
  });
});
