import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { ChangeOutcomes } from '../change/change-outcomes.ts';
import { CredentialChange, type Intent } from '../change/credential-change.ts';
import type { CredentialChanges } from '../change/credential-changes.ts';
import { plainIntent } from './plain-intent.ts';

export interface CredentialChangesWorld extends ContractWorld {
  readonly changes: CredentialChanges;
  readonly outcomes: ChangeOutcomes;
  /** The driver of the premises' stores. */
  readonly driver: string;
}

/** What holds for every collection of credential changes. */
export function credentialChangesContract(name: string, make: () => Promise<CredentialChangesWorld>): void {
  describe(`credential changes: ${name}`, () => {
    let world: CredentialChangesWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const plainly = { operation: 'reset', sealedForPage: null };
    const intend = (premises: Premises, changes: Partial<Intent> = {}): Promise<CredentialChange> =>
      at(premises, async () => {
        const { tenantId, environment, applicationId, storeId, userId } = premises;
        const change = CredentialChange.intend({
          ...plainIntent,
          ...{ tenantId, environment, applicationId, storeId, userId },
          id: world.secrets.id(),
          requestId: world.secrets.id(),
          sealedPassword: 'sealed',
          now: await world.clock.now(),
          ...changes,
        });
        await world.changes.add(change);
        return change;
      });
    const load = (id: string, premises = world.ours) => at(premises, () => world.changes.getForUpdate(id));
    const outcome = (id: string, premises = world.ours) => at(premises, () => world.outcomes.find(id));
    const fence = (premises = world.ours) =>
      at(premises, () => world.changes.nextFence(premises.storeId, premises.userId));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives an intended change back as it was', async () => {
      const intended = await intend(world.ours);
      const stored = await load(intended.id);
      const { tenantId, environment, applicationId, storeId, userId } = world.ours;
      expect(stored).toMatchObject({ tenantId, environment, applicationId, storeId, userId });
      expect(stored).toMatchObject({
        state: 'intended',
        fence: 0,
        sealedPassword: 'sealed',
        concludedAt: null,
      });
      expect(stored?.createdAt).toEqual(intended.createdAt);
      expect(stored?.deadline).toEqual(intended.deadline);
    });

    it('does not know what nobody intended', async () => {
      expect(await load(world.secrets.id())).toBeUndefined();
      expect(await outcome(world.secrets.id())).toBeUndefined();
    });

    it('keeps an attempt and its outcome, and destroys the sealed password with it', async () => {
      const { id, userId } = await intend(world.ours);
      expect(await outcome(id)).toEqual({
        state: 'intended',
        reason: null,
        settled: false,
        userId,
        ...plainly,
      });
      await at(world.ours, async () => (await world.changes.getForUpdate(id))?.attempt(7));
      expect(await outcome(id)).toEqual({
        state: 'applying',
        reason: null,
        settled: false,
        userId,
        ...plainly,
      });
      await at(world.ours, async () => {
        const change = await world.changes.getForUpdate(id);
        change?.conclude(
          { kind: 'rejected', reason: 'history' },
          { changeId: id, fence: 7 },
          await world.clock.now(),
        );
      });
      expect(await outcome(id)).toEqual({
        state: 'rejected',
        reason: 'history',
        settled: true,
        userId,
        ...plainly,
      });
      expect(await load(id)).toMatchObject({ sealedPassword: null, fence: 7 });
    });

    it('PR-M02 PR-N02 keeps a password that is made for somebody, until it is told', async () => {
      const generation = { extensionId: null, showTo: 'key of the page', byMail: true };
      const { id } = await intend(world.ours, { sealedPassword: null, generation, mustChange: true });
      expect(await load(id)).toMatchObject({ state: 'generating', generation, mustChange: true });
      const made = { sealedPassword: 'a', sealedForPage: 'b', sealedForMail: 'c' };
      await at(world.ours, async () => (await world.changes.getForUpdate(id))?.passwordMade(made));
      expect(await load(id)).toMatchObject({ state: 'intended', ...made });
      await at(world.ours, async () => {
        const change = await world.changes.getForUpdate(id);
        change?.conclude({ kind: 'applied' }, change.attempt(1), await world.clock.now());
        change?.takeForMail();
      });
      expect(await load(id)).toMatchObject({ sealedPassword: null, sealedForPage: 'b', sealedForMail: null });
      expect(await outcome(id)).toMatchObject({ state: 'applied', settled: true, sealedForPage: 'b' });
    });

    it('keeps an unlock, and a change that an external system has', async () => {
      const { id } = await intend(world.ours, { operation: 'unlock', sealedPassword: null });
      await at(world.ours, async () => {
        const change = await world.changes.getForUpdate(id);
        const pending = { kind: 'pending', ticket: 'T-17', deadline: await world.clock.now() } as const;
        change?.conclude(pending, change.attempt(1), await world.clock.now());
      });
      expect(await load(id)).toMatchObject({ operation: 'unlock', state: 'pending', ticket: 'T-17' });
      expect(await outcome(id)).toMatchObject({ state: 'pending', settled: true, operation: 'unlock' });
    });

    it('AS-10 R-28 keeps that a store makes the password, and that nobody answered in time', async () => {
      const { id } = await intend(world.ours, { sealedPassword: null, storeMakesPassword: true });
      expect(await load(id)).toMatchObject({ storeMakesPassword: true, sealedPassword: null });
      await at(world.ours, async () => {
        const change = await world.changes.getForUpdate(id);
        const now = await world.clock.now();
        change?.conclude({ kind: 'pending', ticket: 'T-18', deadline: now }, change.attempt(1), now);
        change?.expire(now);
      });
      expect(await outcome(id)).toMatchObject({
        state: 'expired',
        reason: 'external-system-silent',
        settled: true,
      });
    });

    it('knows the driver of the store and what the account is called there', async () => {
      const change = await intend(world.ours);
      const target = await at(world.ours, () => world.changes.target(change));
      expect(target).toEqual({ driver: world.driver, userName: world.ours.userName });
    });

    it('R-19 counts the attempts of an account on and on', async () => {
      const first = await fence();
      expect([await fence(), await fence()]).toEqual([first + 1, first + 2]);
    });

    it('R-19 gives a hundred who ask at once a hundred numbers', async () => {
      const numbers = fulfilled(await inParallel(100, () => fence()));
      expect(new Set(numbers).size).toBe(100);
    });

    it('R-21 of a hundred who conclude one change at once, one writes its outcome', async () => {
      const { id } = await intend(world.ours);
      await at(world.ours, async () => (await world.changes.getForUpdate(id))?.attempt(1));
      const attempt = { changeId: id, fence: 1 };
      const results = await inParallel(100, () =>
        at(world.ours, async () => {
          const change = await world.changes.getForUpdate(id);
          return change?.conclude({ kind: 'applied' }, attempt, await world.clock.now());
        }),
      );
      expect(fulfilled(results).filter(Boolean)).toHaveLength(1);
    });

    it('S-40 a change is not visible to another tenant, nor to the other environment', async () => {
      const { id } = await intend(world.ours);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await load(id, premises)).toBeUndefined();
        expect(await outcome(id, premises)).toBeUndefined();
      }
      const ours = await fence();
      await fence(world.theirs);
      expect(await fence()).toBe(ours + 1);
    });
  });
}
