import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, later } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { CredentialChange } from '../change/credential-change.ts';
import type { CredentialChanges } from '../change/credential-changes.ts';
import type { ContradictionAlarms } from '../external-task/contradiction-alarms.ts';
import { ExternalTask } from '../external-task/external-task.ts';
import type { ExternalTasks } from '../external-task/external-tasks.ts';
import { plainIntent } from './plain-intent.ts';

export interface ContradictionAlarmsWorld extends ContractWorld {
  readonly changes: CredentialChanges;
  readonly tasks: ExternalTasks;
  readonly alarms: ContradictionAlarms;
  /** Lets an hour go by. */
  passHour(): Promise<void>;
}

/** What holds for every keeper of alarms after contradictions. */
export function contradictionAlarmsContract(
  name: string,
  make: () => Promise<ContradictionAlarmsWorld>,
): void {
  describe(`alarms after contradictions: ${name}`, () => {
    let world: ContradictionAlarmsWorld;
    /** A task that has ended, and of which something else was said unless it is told not to. */
    const ended = (premises: Premises, contradicted = true): Promise<string> =>
      unitWithin(world, premises, async () => {
        const { tenantId, environment, applicationId, storeId, userId, userName } = premises;
        const [now, id, changeId] = [await world.clock.now(), world.secrets.id(), world.secrets.id()];
        const place = { tenantId, environment, storeId };
        await world.changes.add(
          CredentialChange.intend({
            ...{ ...plainIntent, ...place, applicationId, userId, id: changeId },
            ...{ requestId: world.secrets.id(), sealedPassword: 'sealed', now },
          }),
        );
        const task = ExternalTask.open({
          ...{ ...place, id, changeId, operation: 'reset', userName },
          ...{ mustChange: true, tokenDigest: Buffer.alloc(32, 7), sealedPassword: 'to its executor' },
          ...{ now, deadline: later(now, hours(1)) },
        });
        const said = { reason: null, fence: null };
        task.answer({ ...said, status: 'COMPLETED_WITH_SUCCESS' }, now);
        if (contradicted) task.answer({ ...said, status: 'COMPLETED_WITH_FAILURE' }, now);
        await world.tasks.add(task);
        return id;
      });
    const take = (premises: Premises, taskId: string) =>
      unitWithin(world, premises, async () => world.alarms.take(taskId, await world.clock.now()));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('S-92 is taken once an hour for each store, in the name of the application, and once for one task', async () => {
      const { ours } = world;
      const [first, second] = [await ended(ours), await ended(ours)];
      expect(await take(ours, first)).toBe(ours.applicationId);
      expect([await take(ours, first), await take(ours, second)]).toEqual([undefined, undefined]);
      await world.passHour();
      expect(await take(ours, first)).toBeUndefined();
      expect(await take(ours, second)).toBe(ours.applicationId);
      await world.passHour();
    });

    it('S-92 S-40 stores of another tenant and of the other environment have alarms of their own', async () => {
      const { ours, theirs, oursInTest } = world;
      const task = await ended(ours);
      expect([await take(theirs, task), await take(oursInTest, task)]).toEqual([undefined, undefined]);
      for (const premises of [ours, theirs, oursInTest])
        expect(await take(premises, await ended(premises))).toBe(premises.applicationId);
      await world.passHour();
    });

    it('there is none for a task that nobody contradicted, nor for one that is not there', async () => {
      expect(await take(world.ours, await ended(world.ours, false))).toBeUndefined();
      expect(await take(world.ours, world.secrets.id())).toBeUndefined();
    });

    it('S-92 of a hundred tasks that are contradicted at once, one raises the alarm', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 100; n += 1) ids.push(await ended(world.ours));
      const taken = fulfilled(await inParallel(100, () => take(world.ours, ids.pop() ?? '')));
      const alarms = taken.filter((application) => application !== undefined);
      figure(`${name}: ${alarms.length} alarm after 100 contradicted tasks of one store at once`);
      expect([taken.length, alarms.length]).toEqual([100, 1]);
    });
  });
}
