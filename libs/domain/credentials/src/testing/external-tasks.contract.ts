import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, later, seconds } from '@latchkey/kernel';
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
import { ExternalTask } from '../external-task/external-task.ts';
import type { ExternalTasks } from '../external-task/external-tasks.ts';
import { plainIntent } from './plain-intent.ts';

export interface ExternalTasksWorld extends ContractWorld {
  readonly changes: CredentialChanges;
  readonly tasks: ExternalTasks;
}

/** What holds for every collection of external tasks. */
export function externalTasksContract(name: string, make: () => Promise<ExternalTasksWorld>): void {
  describe(`external tasks: ${name}`, () => {
    let world: ExternalTasksWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const ours = <T>(work: () => Promise<T>) => at(world.ours, work);
    const open = (premises = world.ours): Promise<ExternalTask> =>
      at(premises, async () => {
        const { tenantId, environment, applicationId, storeId, userId, userName } = premises;
        const [now, changeId] = [await world.clock.now(), world.secrets.id()];
        const place = { tenantId, environment, storeId };
        await world.changes.add(
          CredentialChange.intend({
            ...{ ...plainIntent, ...place, applicationId, userId, id: changeId },
            ...{ requestId: world.secrets.id(), sealedPassword: 'sealed', now },
          }),
        );
        const task = ExternalTask.open({
          ...{ ...place, id: world.secrets.id(), changeId, operation: 'reset', userName },
          ...{ mustChange: true, tokenDigest: Buffer.alloc(32, 7), sealedPassword: 'to its executor' },
          ...{ now, deadline: later(now, hours(1)) },
        });
        await world.tasks.add(task);
        return task;
      });
    const claim = (claimId: string, most = 10, leaseSeconds = 60, premises = world.ours) =>
      at(premises, async () => {
        const now = await world.clock.now();
        const found = await world.tasks.lockClaimable(world.ours.storeId, most, now);
        for (const task of found)
          task.lease({ executor: 'robot', claimId, until: later(now, seconds(leaseSeconds)) });
        return found.map(({ id, fence }) => ({ id, fence }));
      });
    const drain = () => claim('drain', 1000, 3000);
    const load = (id: string, premises = world.ours) => at(premises, () => world.tasks.getForUpdate(id));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives an open task back as it was, by its reference and by its change', async () => {
      const task = await open();
      const { storeId, userName } = world.ours;
      for (const stored of [
        await load(task.id),
        await ours(() => world.tasks.find(task.id)),
        await ours(() => world.tasks.ofChange(task.changeId)),
      ]) {
        expect(stored).toMatchObject({
          id: task.id,
          storeId,
          userName,
          operation: 'reset',
          mustChange: true,
        });
        expect(stored).toMatchObject({ state: 'queued', fence: 0, sealedPassword: 'to its executor' });
        expect(stored?.tokenDigest).toEqual(Buffer.alloc(32, 7));
        expect(stored?.deadline).toEqual(task.deadline);
      }
    });

    it('does not know what nobody opened', async () => {
      expect(await load(world.secrets.id())).toBeUndefined();
      expect(await ours(() => world.tasks.ofChange(world.secrets.id()))).toBeUndefined();
    });

    it('BY-05 gives the oldest away, as many as are wanted, and none twice', async () => {
      await drain();
      const [first, second, third] = [await open(), await open(), await open()];
      expect(await claim('a', 2)).toEqual([
        { id: first.id, fence: 1 },
        { id: second.id, fence: 1 },
      ]);
      expect(await claim('b', 2)).toEqual([{ id: third.id, fence: 1 }]);
      expect(await claim('c', 2)).toEqual([]);
    });

    it('BY-05 what somebody let go of is claimable again, under the next number', async () => {
      await drain();
      const { id } = await open();
      expect(await claim('frozen', 1, 0)).toEqual([{ id, fence: 1 }]);
      expect(await claim('other', 1)).toEqual([{ id, fence: 2 }]);
      expect(await load(id)).toMatchObject({ state: 'claimed', executor: 'robot', claimId: 'other' });
    });

    it('R-03 S-91 tells a claim what it has claimed, whatever became of it, but for what another has', async () => {
      await drain();
      const [kept, lost] = [await open(), await open()];
      await claim('mine', 1);
      await claim('gone', 1, 0);
      await ours(async () => {
        const said = { status: 'COMPLETED_WITH_SUCCESS', reason: null, fence: 1 } as const;
        (await world.tasks.getForUpdate(kept.id))?.answer(said, await world.clock.now());
      });
      const of = (claimId: string) =>
        ours(async () => (await world.tasks.ofClaim(world.ours.storeId, claimId)).map(({ id }) => id));
      expect([await of('mine'), await of('gone'), await of('never')]).toEqual([[kept.id], [lost.id], []]);
      await claim('taker', 1);
      expect([await of('gone'), await of('taker')]).toEqual([[], [lost.id]]);
      const theirs = await at(world.theirs, () => world.tasks.ofClaim(world.ours.storeId, 'mine'));
      expect(theirs).toEqual([]);
    });

    it('what is over is not given away, and its parcel is gone', async () => {
      await drain();
      const { id } = await open();
      await ours(async () => {
        const said = { status: 'COMPLETED_WITH_FAILURE', reason: 'account-missing', fence: null } as const;
        (await world.tasks.getForUpdate(id))?.answer(said, await world.clock.now());
      });
      expect(await claim('late')).toEqual([]);
      expect(await load(id)).toMatchObject({
        ...{ state: 'completed_with_failure', reason: 'account-missing', sealedPassword: null },
        concludedAt: expect.any(Date),
      });
    });

    it('BY-05 of a hundred who claim one task at once, one gets it', async () => {
      await drain();
      const { id } = await open();
      let caller = 0;
      const results = fulfilled(await inParallel(100, () => claim(`caller-${(caller += 1)}`, 1)));
      figure(`${name}: ${results.flat().length} of 100 parallel claims got the one task`);
      expect(results).toHaveLength(100);
      expect(results.flat()).toEqual([{ id, fence: 1 }]);
    });

    it('BY-05 a hundred tasks go to a hundred who claim at once, each to one', async () => {
      await drain();
      const opened = [];
      for (let n = 0; n < 100; n += 1) opened.push((await open()).id);
      let caller = 0;
      const first = fulfilled(await inParallel(100, () => claim(`each-${(caller += 1)}`, 1)));
      // Whoever met a row that another was taking at that moment passed it over, and asks again.
      const given = [...first.flat(), ...(await claim('rest', 100))].map(({ id }) => id);
      expect(new Set(given).size).toBe(given.length);
      expect(new Set(given)).toEqual(new Set(opened));
    });

    it('BY-02 S-92 of a hundred who answer at once, one word counts', async () => {
      const { id } = await open();
      const said = { status: 'COMPLETED_WITH_SUCCESS', reason: null, fence: null } as const;
      const results = await inParallel(100, () =>
        ours(async () => (await world.tasks.getForUpdate(id))?.answer(said, await world.clock.now())),
      );
      const verdicts = fulfilled(results);
      expect(verdicts.filter((verdict) => verdict === 'news')).toHaveLength(1);
      expect(verdicts.filter((verdict) => verdict === 'repeated')).toHaveLength(99);
    });

    it('S-40 a task is not visible to another tenant, nor to the other environment', async () => {
      await drain();
      const { id, changeId } = await open();
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await load(id, premises)).toBeUndefined();
        expect(await at(premises, () => world.tasks.find(id))).toBeUndefined();
        expect(await at(premises, () => world.tasks.ofChange(changeId))).toBeUndefined();
        expect(await claim('foreign', 10, 60, premises)).toEqual([]);
      }
      expect(await claim('own')).toEqual([{ id, fence: 1 }]);
    });
  });
}
