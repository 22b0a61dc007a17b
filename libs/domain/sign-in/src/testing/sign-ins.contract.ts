import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { PausedSignIn, type PausedSignIns } from '../paused-sign-in/paused-sign-in.ts';
import { actionSettings } from '../sign-in-plan/action-settings.ts';
import type { SignInPlans } from '../sign-in-plan/sign-in-plan.ts';

export interface SignInsWorld extends ContractWorld {
  readonly pausedSignIns: PausedSignIns;
  readonly plans: SignInPlans;
}

/** What holds for plans of sign-ins, and for sign-ins that wait. */
export function signInsContract(name: string, make: () => Promise<SignInsWorld>): void {
  describe(`sign-ins: ${name}`, () => {
    let world: SignInsWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const action = ({ storeId }: Premises) =>
      actionSettings.parse({ type: 'reset-password', credentialManager: storeId });
    const pause = (premises: Premises): Promise<{ id: string; digest: Buffer }> =>
      at(premises, async () => {
        const { tenantId, environment, applicationId, userId } = premises;
        const [id, digest] = [world.secrets.id(), world.secrets.tokenDigest(world.secrets.token())];
        const place = { tenantId, environment, applicationId, userId, id, digest, userAgent: 'Browser/1' };
        await world.pausedSignIns.add(
          PausedSignIn.begin({
            ...{ ...place, wantsTokens: true, actions: [action(premises)], position: 0 },
            ...{ contextAttributes: { resetPassword: true }, now: await world.clock.now() },
          }),
        );
        return { id, digest };
      });
    const ended = (premises: Premises, digest: Buffer) =>
      at(premises, async () => (await world.pausedSignIns.find(digest))?.endedAt);

    it('finds what waits by the digest of its token, as it was written, and for its own tenant alone', async () => {
      const { id, digest } = await pause(world.ours);
      const found = await at(world.ours, () => world.pausedSignIns.find(digest));
      expect(found).toMatchObject({ id, wantsTokens: true, contextAttributes: { resetPassword: true } });
      expect(found?.current()).toEqual(action(world.ours));
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await at(premises, () => world.pausedSignIns.find(digest))).toBeUndefined();
        expect(await at(premises, () => world.pausedSignIns.getForUpdate(id))).toBeUndefined();
      }
    });

    it('S-33 of twenty that end one at once, one does', async () => {
      const { digest } = await pause(world.ours);
      const results = await inParallel(20, () =>
        at(world.ours, async () => {
          const paused = await world.pausedSignIns.findForUpdate(digest);
          const now = await world.clock.now();
          paused?.requireOpen(now);
          paused?.end(now);
        }),
      );
      expect(fulfilled(results)).toHaveLength(1);
    });

    it('S-33 ends the others of a user, and nobody else’s', async () => {
      const [kept, other, theirs] = [
        await pause(world.ours),
        await pause(world.ours),
        await pause(world.theirs),
      ];
      await at(world.ours, async () => {
        const now = await world.clock.now();
        await world.pausedSignIns.endOthers(world.ours.userId, kept.id, now);
      });
      expect(await ended(world.ours, kept.digest)).toBeNull();
      expect(await ended(world.ours, other.digest)).toBeInstanceOf(Date);
      expect(await ended(world.theirs, theirs.digest)).toBeNull();
      await at(world.ours, async () => {
        await world.pausedSignIns.endOthers(world.ours.userId, null, await world.clock.now());
      });
      expect(await ended(world.ours, kept.digest)).toBeInstanceOf(Date);
    });

    it('keeps a plan in its order, empty until somebody has made one', async () => {
      const { applicationId } = world.ours;
      expect(await at(world.ours, () => world.plans.actionsOf(applicationId))).toEqual([]);
      const other = { ...action(world.ours), allowSkip: true };
      await at(world.ours, async () => {
        const plan = await world.plans.getForUpdate(applicationId);
        plan.change([other, action(world.ours)], plan.version);
      });
      const wanted = [other, action(world.ours)];
      expect(await at(world.ours, () => world.plans.actionsOf(applicationId))).toEqual(wanted);
      expect((await at(world.ours, () => world.plans.get(applicationId))).actions).toEqual(wanted);
      expect(await at(world.theirs, () => world.plans.actionsOf(applicationId))).toEqual([]);
    });
  });
}
