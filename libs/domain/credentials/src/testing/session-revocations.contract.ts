import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { SessionRevocation } from '../session-revocation/session-revocation.ts';
import type { SessionRevocations } from '../session-revocation/session-revocations.ts';
import type { SessionsOf } from '../store/store-driver.ts';

export interface SessionRevocationsWorld extends ContractWorld {
  readonly revocations: SessionRevocations;
  /** One more store of that environment; answers its id. */
  readonly openStore: (
    premises: Premises,
    store: { readonly sessionsOf: SessionsOf | null; readonly active: boolean },
  ) => Promise<string>;
  /** Tells whose sessions the store of these premises holds. */
  readonly declare: (premises: Premises, sessionsOf: SessionsOf | null) => Promise<void>;
}

/** What holds for every collection of revocations of sessions. */
export function sessionRevocationsContract(name: string, make: () => Promise<SessionRevocationsWorld>): void {
  describe(`revocations of sessions: ${name}`, () => {
    let world: SessionRevocationsWorld;
    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const want = (premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment, storeId, userId } = premises;
        const [id, changeId] = [world.secrets.id(), world.secrets.id()];
        const wantedAt = await world.clock.now();
        await world.revocations.add(
          SessionRevocation.want({ tenantId, environment, id, changeId, storeId, userId, wantedAt }),
        );
        return id;
      }, premises);
    const find = (id: string, premises = world.ours) =>
      at(() => world.revocations.getForUpdate(id), premises);
    const holders = (premises = world.ours) => at(() => world.revocations.holders(premises.userId), premises);

    it('S-33 keeps what was wanted, and what its holder said', async () => {
      const id = await want();
      expect(await find(id)).toMatchObject({ id, state: 'wanted', attempts: 0, answer: null, endedAt: null });
      await at(async () => {
        const found = await world.revocations.getForUpdate(id);
        const now = await world.clock.now();
        found?.attempt(now);
        found?.answered({ kind: 'applied' }, now);
      });
      expect(await find(id)).toMatchObject({
        ...{ state: 'delivered', attempts: 1, answer: 'applied' },
        endedAt: expect.any(Date),
      });
    });

    it('S-33 names who holds the sessions of a person: the own store, and those that hold everybody’s', async () => {
      expect(await holders()).toEqual([]);
      await world.declare(world.ours, 'own');
      expect(await holders()).toEqual([world.ours.storeId]);
      const everybody = await world.openStore(world.ours, { sessionsOf: 'everybody', active: true });
      for (const store of [
        { sessionsOf: 'everybody', active: false },
        { sessionsOf: 'own', active: true },
        { sessionsOf: null, active: true },
      ] as const)
        await world.openStore(world.ours, store);
      expect(await holders()).toEqual([world.ours.storeId, everybody].sort());
      await world.declare(world.ours, null);
      expect(await holders()).toEqual([everybody]);
    });

    it('knows whom to ask about whom', async () => {
      const id = await want();
      const target = await at(async () => {
        const found = await world.revocations.getForUpdate(id);
        return found && world.revocations.target(found);
      });
      const { storeId, userId, userName } = world.ours;
      expect(target).toEqual({
        driver: expect.any(String),
        account: { storeId, userId, userName, externalId: null },
      });
    });

    it('S-40 one is not visible to another tenant or environment, nor are its holders', async () => {
      const id = await want();
      await world.openStore(world.ours, { sessionsOf: 'everybody', active: true });
      for (const place of [world.theirs, world.oursInTest]) {
        expect(await find(id, place)).toBeUndefined();
        expect(await holders(place)).toEqual([]);
        expect(await at(() => world.revocations.holders(world.ours.userId), place)).toEqual([]);
      }
    });
  });
}
