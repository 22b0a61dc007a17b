import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentificationType, IdentificationTypes } from '@latchkey/identity';
import { NotFound, UnitOfWork } from '@latchkey/kernel';
import { unitWithin, within } from '@latchkey/kernel/testing';
import { Processes, ProcessSurroundings, RevalidateProcessesHandler } from '@latchkey/recovery';
import { Verifications, VerificationUsage } from '@latchkey/verification';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('processes that lose what they need', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  const revalidate = (premises = world.ours) =>
    within(premises, () =>
      new RevalidateProcessesHandler(
        world.parts.get(UnitOfWork),
        world.parts.get(Processes),
        world.parts.get(ProcessSurroundings),
      ).execute(),
    );
  const state = async (id: string) =>
    (
      await world.admin.query(
        `select status, active_version, active_store_id, active_suffix, deactivation_reason from tenant.process where id = $1`,
        [id],
      )
    ).rows[0] as Record<string, unknown>;

  it('PR-B09 PR-B31 deactivate themselves with the reason stored, and leave the others alone', async () => {
    const { ours, theirs, oursInTest } = world;
    await revalidate();
    expect(await state(ours.processId)).toMatchObject({ status: 'active', active_version: 1 });
    const usage = () =>
      unitWithin(world, ours, () => world.parts.get(VerificationUsage).of(ours.verificationId));
    expect(await usage()).toEqual([{ kind: 'process', id: ours.processId, name: 'Forgotten' }]);
    await unitWithin(world, ours, async () =>
      (await world.parts.get(Verifications).getForUpdate(ours.verificationId)).deactivate(),
    );
    for (const premises of [ours, theirs, oursInTest]) await revalidate(premises);
    expect(await state(ours.processId)).toEqual({
      ...{ status: 'inactive', active_version: null, active_store_id: null, active_suffix: null },
      deactivation_reason:
        'PR-B31 inactive /policy/verifications/0/verificationId: Activate this verification, or attach another.',
    });
    expect(await state(theirs.processId)).toMatchObject({ status: 'active' });
    expect(await state(oursInTest.processId)).toMatchObject({ status: 'active' });
    expect(await usage()).toEqual([]);
    const { rows } = await world.admin.query(
      `select a.action, a.outcome, e.name from tenant.audit_entry a
        join tenant.outbox_event e on e.subject = a.subject and e.name = a.action where a.subject = $1`,
      [ours.processId],
    );
    const name = 'recovery.process.deactivated-itself';
    expect(rows).toEqual([{ action: name, outcome: 'failure', name }]);
  });

  it('PR-T15 PR-B19 deactivate themselves when their identification type is switched off, and let go of it', async () => {
    const { oursInTest } = world;
    const { tenantId, environment, processId } = oursInTest;
    const types = world.parts.get(IdentificationTypes);
    const id = world.secrets.id();
    await unitWithin(world, oursInTest, async () => {
      const place = { tenantId, environment, id, createdAt: await world.clock.now() };
      await types.add(
        IdentificationType.create({ ...place, name: 'Address', kind: 'email', attribute: null }),
      );
    });
    await world.admin.query(
      `update tenant.process_version set policy = policy || jsonb_build_object('identificationTypeId', $2::text)
        where process_id = $1`,
      [processId, id],
    );
    await world.admin.query(`update tenant.process set active_identification_type_id = $2 where id = $1`, [
      processId,
      id,
    ]);
    await revalidate(oursInTest);
    expect(await state(processId)).toMatchObject({ status: 'active' });
    await unitWithin(world, oursInTest, async () => (await types.getForUpdate(id)).deactivate());
    await revalidate(oursInTest);
    expect(await state(processId)).toMatchObject({
      status: 'inactive',
      deactivation_reason:
        'PR-T15 inactive /policy/identificationTypeId: Activate this identification type, or choose another.',
    });
    await unitWithin(world, oursInTest, async () => types.remove(await types.getForUpdate(id)));
    await expect(unitWithin(world, oursInTest, () => types.getForUpdate(id))).rejects.toThrow(NotFound);
  });
});
