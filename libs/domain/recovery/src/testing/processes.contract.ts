import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { Process } from '../process/process.ts';
import type { Processes } from '../process/processes.ts';
import { facts, usable, type Written } from './process-stories.ts';

export interface ProcessesWorld extends ContractWorld {
  readonly processes: Processes;
}

/** What holds for every collection of processes. */
export function processesContract(name: string, make: () => Promise<ProcessesWorld>): void {
  describe(`processes: ${name}`, () => {
    let world: ProcessesWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const policyFor = ({ storeId, verificationId }: Premises, more: Written = {}): Written => ({
      ...{ storeId, verifications: [{ verificationId, order: 1 }] },
      ...more,
    });
    const add = (title: string, policy: Written = {}, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment, applicationId } = premises;
        const id = world.secrets.id();
        const createdAt = await world.clock.now();
        await world.processes.add(
          Process.create({ tenantId, environment, id, applicationId, name: title, policy, createdAt }),
        );
        return id;
      }, premises);
    const activate = (id: string) =>
      at(async () => {
        const process = await world.processes.getForUpdate(id);
        const around = facts({ verifications: new Map([[world.ours.verificationId, usable('email')]]) });
        const version = process.activate(around, { at: await world.clock.now(), actor: 'staff:ada' });
        await world.processes.putInForce(version);
        return version;
      });

    it('PR-T16 keeps a draft as it was written', async () => {
      const policy = policyFor(world.ours, {
        enrolmentReminder: 'off',
        publicAccess: { addressSuffix: 'kept' },
      });
      const id = await add('Kept', policy);
      const process = await at(() => world.processes.get(id));
      expect(process).toMatchObject({
        name: 'Kept',
        status: 'inactive',
        draftSuffix: 'kept',
        activeVersion: null,
      });
      expect(process.draft).toMatchObject({ ...policy, verifications: [{ mandatory: true }] });
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await add('Ours alone');
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(at(() => world.processes.get(id), premises)).rejects.toThrow(NotFound);
        await expect(at(() => world.processes.getForUpdate(id), premises)).rejects.toThrow(NotFound);
        expect(await at(() => world.processes.inForce(id), premises)).toBeUndefined();
        expect(await at(() => world.processes.activeIds(), premises)).not.toContain(id);
      }
    });

    it('PR-B36 a name is of one process, whatever its letter case; another tenant may have it too', async () => {
      await add('Named once');
      await expect(add('NAMED ONCE')).rejects.toThrow(Conflict);
      for (const premises of [world.theirs, world.oursInTest]) await add('Named once', {}, premises);
    });

    it('PR-T16 a public address is of one process, in its draft and in force', async () => {
      const access = (addressSuffix: string): Written =>
        policyFor(world.ours, { publicAccess: { addressSuffix } });
      const id = await add('Addressed', access('first'));
      await expect(add('Too late', access('first'))).rejects.toThrow(Conflict);
      await add('Elsewhere', { publicAccess: { addressSuffix: 'first' } }, world.theirs);
      await add('No address');
      await add('No address either');
      await at(async () => {
        const process = await world.processes.getForUpdate(id);
        process.changeDraft('Addressed', access('second'), process.version);
        await world.processes.keepUnique(process);
      });
      await add('After it', access('first'));
    });

    it('PR-T16 what is in force is the version that was activated, whatever became of the draft', async () => {
      const id = await add('Versioned', policyFor(world.ours));
      expect(await at(() => world.processes.inForce(id))).toBeUndefined();
      await at(async () => {
        for (const active of await world.processes.activeIds())
          (await world.processes.getForUpdate(active)).deactivate();
      });
      const version = await activate(id);
      expect(await at(() => world.processes.inForce(id))).toEqual(version);
      expect(await at(() => world.processes.activeIds())).toEqual([id]);
      await at(async () => {
        const process = await world.processes.getForUpdate(id);
        process.changeDraft(
          'Versioned',
          policyFor(world.ours, { enrolmentReminder: 'off' }),
          process.version,
        );
      });
      expect(await at(() => world.processes.inForce(id))).toEqual(version);
      const second = await activate(id);
      expect([second.number, second.policy.enrolmentReminder]).toEqual([2, 'off']);
      expect(await at(() => world.processes.inForce(id))).toEqual(second);
      await at(async () => {
        (await world.processes.getForUpdate(id)).deactivate();
        await world.processes.releaseFromForce(id);
      });
      expect(await at(() => world.processes.inForce(id))).toBeUndefined();
      expect(await at(() => world.processes.activeIds())).toEqual([]);
    });

    it('what is removed is gone, with its versions', async () => {
      const id = await add('Short-lived', policyFor(world.ours));
      await activate(id);
      await at(async () => {
        const process = await world.processes.getForUpdate(id);
        process.deactivate();
        await world.processes.releaseFromForce(id);
        expect(await world.processes.usersOf(id)).toEqual([]);
      });
      await at(async () => world.processes.remove(await world.processes.getForUpdate(id)));
      await expect(at(() => world.processes.get(id))).rejects.toThrow(NotFound);
      await add('Short-lived');
    });
  });
}
