import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  within,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { Messages } from '@latchkey/messaging';
import { noticesPerWindow } from '../notice/notice-budget.ts';
import type { Administrators } from '../notice/administrators.ts';
import type { NoticeBudgets } from '../notice/notice-budgets.ts';
import {
  AdministratorNotices,
  TellAdministrators,
  TellAdministratorsHandler,
} from '../use-cases/tell-administrators.ts';

export interface NoticesWorld extends ContractWorld {
  readonly budgets: NoticeBudgets;
  readonly administrators: Administrators;
  readonly messages: Messages;
  /** Two administrators who may sign in, beside one who may not and one who is none; answers the ids of the two. */
  staff(premises: Premises): Promise<readonly string[]>;
  /** Notices in this environment: whom each is for, and of which process. */
  notices(premises: Premises): Promise<readonly { readonly staffId: string; readonly aboutId: string }[]>;
  /** Lets an hour go by. */
  passHour(): Promise<void>;
}

/** What holds for every keeper of notices to administrators. */
export function noticesContract(name: string, make: () => Promise<NoticesWorld>): void {
  describe(`notices to administrators: ${name}`, () => {
    let world: NoticesWorld;
    const staff = new Map<Premises, readonly string[]>();
    const event = (premises: Premises, processId = world.secrets.id(), eventId = world.secrets.id()) => ({
      ...{ processId, eventId },
      applicationId: premises.applicationId,
    });
    const tell = (premises: Premises, deactivation = event(premises)) => {
      const secrets: Secrets = world.secrets;
      const clock: Clock = world.clock;
      const unitOfWork: UnitOfWork = world.unitOfWork;
      const notices = new AdministratorNotices(world.administrators, world.messages, secrets);
      const handler = new TellAdministratorsHandler(unitOfWork, world.budgets, notices, clock);
      return within(premises, () => handler.execute(new TellAdministrators(deactivation)));
    };
    const told = async (premises: Premises, processId: string): Promise<string[]> =>
      (await world.notices(premises))
        .filter(({ aboutId }) => aboutId === processId)
        .map(({ staffId }) => staffId)
        .sort();

    beforeAll(async () => {
      world = await make();
      for (const premises of [world.ours, world.theirs]) staff.set(premises, await world.staff(premises));
    });
    afterAll(() => world.close());

    it('PR-B07 PR-B08 PR-B09 PR-B10 tells the administrators of the tenant and nobody else', async () => {
      const deactivation = event(world.ours);
      await tell(world.ours, deactivation);
      expect(await told(world.ours, deactivation.processId)).toEqual(
        [...(staff.get(world.ours) ?? [])].sort(),
      );
      expect(await world.notices(world.theirs)).toEqual([]);
    });

    it('PR-B07 R-02 tells the administrators once, however often the event is worked on, and at once by several', async () => {
      await world.passHour();
      const deactivation = event(world.ours);
      await inParallel(10, () => tell(world.ours, deactivation));
      await tell(world.ours, deactivation);
      expect(await told(world.ours, deactivation.processId)).toHaveLength(2);
    });

    it('PR-B08 tells the administrators of one process once in an hour, and again after it', async () => {
      await world.passHour();
      const { processId } = event(world.ours);
      for (let n = 0; n < 3; n += 1) await tell(world.ours, event(world.ours, processId));
      expect(await told(world.ours, processId)).toHaveLength(2);
      await world.passHour();
      await tell(world.ours, event(world.ours, processId));
      expect(await told(world.ours, processId)).toHaveLength(4);
    });

    it('PR-B10 a burst of a hundred tells the administrators of ten, and another environment has its own ten', async () => {
      await world.passHour();
      const before = (await world.notices(world.ours)).length;
      expect(fulfilled(await inParallel(100, () => tell(world.ours)))).toHaveLength(100);
      const mails = (await world.notices(world.ours)).length - before;
      figure(`${name}: mails to two administrators after 100 deactivations at once: ${mails}`);
      expect(mails).toBe(2 * noticesPerWindow);
      await tell(world.oursInTest);
      await tell(world.theirs);
      expect(await world.notices(world.oursInTest)).toHaveLength(2);
      expect(await world.notices(world.theirs)).toHaveLength(2);
    });

    it('PR-B09 what failed in the middle has told nobody', async () => {
      await world.passHour();
      const deactivation = event(world.ours);
      const { budgets } = world;
      const keep = budgets.keep.bind(budgets);
      budgets.keep = () => Promise.reject(new Error('the worker is gone'));
      await expect(tell(world.ours, deactivation)).rejects.toThrow('gone');
      budgets.keep = keep;
      expect(await told(world.ours, deactivation.processId)).toEqual([]);
      await tell(world.ours, deactivation);
      expect(await told(world.ours, deactivation.processId)).toHaveLength(2);
    });
  });
}
