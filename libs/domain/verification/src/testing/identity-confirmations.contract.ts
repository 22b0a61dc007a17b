import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, later, minutes, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import {
  IdentityConfirmation,
  looksAtPerson,
  looksOfAgent,
} from '../identity-confirmation/identity-confirmation.ts';
import type { IdentityConfirmations } from '../identity-confirmation/identity-confirmations.ts';

export interface IdentityConfirmationsWorld extends ContractWorld {
  readonly confirmations: IdentityConfirmations;
  /** Another user of the premises. Answers the id. */
  addPerson(premises: Premises): Promise<string>;
  /** Another member of the staff. Answers the id. */
  addAgent(premises: Premises): Promise<string>;
  /** Makes every look so much older. */
  age(milliseconds: number): Promise<void>;
}

/** What holds for every collection of looks of agents at people. */
export function identityConfirmationsContract(
  name: string,
  make: () => Promise<IdentityConfirmationsWorld>,
): void {
  describe(`identity confirmations: ${name}`, () => {
    let world: IdentityConfirmationsWorld;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    /** Answers the id of the look; undefined when it was not the agent's turn. */
    const open = (agentId: string, userId: string, premises: Premises = world.ours) =>
      at(async () => {
        if (await world.confirmations.nextLook(agentId, userId)) return undefined;
        const { tenantId, environment, verificationId } = premises;
        const look = IdentityConfirmation.open({
          ...{ tenantId, environment, userId, agentId, verificationId, id: world.secrets.id() },
          ...{
            verificationName: 'Badge',
            ticket: 'INC-1',
            onRecord: true,
            openedAt: await world.clock.now(),
          },
        });
        await world.confirmations.add(look);
        return look.id;
      }, premises);
    const get = (id: string | undefined, premises: Premises = world.ours) =>
      at(() => world.confirmations.getForUpdate(id ?? ''), premises);
    const answer = (id: string | undefined, agentId: string, matches: boolean) =>
      at(async () => {
        const look = await world.confirmations.getForUpdate(id ?? '');
        look.answer(agentId, matches, await world.clock.now());
        return matches;
      });
    const next = (agentId: string, userId: string, premises: Premises = world.ours) =>
      at(() => world.confirmations.nextLook(agentId, userId), premises);

    it('PR-M13 keeps a look and what came of it', async () => {
      const [agentId, userId] = [await world.addAgent(world.ours), await world.addPerson(world.ours)];
      const id = await open(agentId, userId);
      const opened = await get(id);
      expect(opened).toMatchObject({
        ...{ agentId, userId, verificationId: world.ours.verificationId, verificationName: 'Badge' },
        ...{ ticket: 'INC-1', onRecord: true, state: 'open', endedAt: null },
        expiresAt: later(opened.openedAt, minutes(10)),
      });
      await answer(id, agentId, true);
      expect(await get(id)).toMatchObject({ state: 'confirmed', endedAt: expect.any(Date) });
    });

    it('BY-02 S-83 of a hundred answers at once one counts, and it stays', async () => {
      const [agentId, userId] = [await world.addAgent(world.ours), await world.addPerson(world.ours)];
      const id = await open(agentId, userId);
      let turn = 0;
      const told = fulfilled(await inParallel(100, () => answer(id, agentId, (turn += 1) % 2 === 0)));
      expect(told).toHaveLength(1);
      expect((await get(id)).state).toBe(told[0] ? 'confirmed' : 'not_confirmed');
    });

    it('PR-M13 S-83 an agent looks thirty times an hour, also when they try a hundred times at once', async () => {
      const agentId = await world.addAgent(world.ours);
      const people: string[] = [];
      for (let n = 0; n < 100; n += 1) people.push(await world.addPerson(world.ours));
      let turn = -1;
      const opened = fulfilled(await inParallel(100, () => open(agentId, people[(turn += 1) % 100] ?? '')));
      expect(opened.filter(Boolean)).toHaveLength(looksOfAgent.most);
      const [somebody = ''] = people;
      const until = await next(agentId, somebody);
      expect(until?.getTime()).toBeGreaterThan((await at(() => world.clock.now())).getTime() + minutes(58));
      expect(await next(await world.addAgent(world.ours), somebody)).toBeUndefined();
      await world.age(hours(1));
      expect(await next(agentId, somebody)).toBeUndefined();
    });

    it('PR-M13 S-83 a person is looked at five times a day by all agents together, also at once', async () => {
      const userId = await world.addPerson(world.ours);
      const agents: string[] = [];
      for (let n = 0; n < 10; n += 1) agents.push(await world.addAgent(world.ours));
      let turn = -1;
      const opened = fulfilled(await inParallel(100, () => open(agents[(turn += 1) % 10] ?? '', userId)));
      expect(opened.filter(Boolean)).toHaveLength(looksAtPerson.most);
      const fresh = await world.addAgent(world.ours);
      await world.age(hours(23));
      expect(await open(fresh, userId)).toBeUndefined();
      const until = await next(fresh, userId);
      const wait = (until?.getTime() ?? 0) - (await at(() => world.clock.now())).getTime();
      expect([wait > minutes(55), wait <= hours(1)]).toEqual([true, true]);
      await world.age(hours(1));
      expect(await open(fresh, userId)).toBeDefined();
    });

    it('S-40 is not there for another tenant or environment, and counts for nobody there', async () => {
      const [agentId, userId] = [await world.addAgent(world.ours), await world.addPerson(world.ours)];
      const ids: (string | undefined)[] = [];
      for (let n = 0; n < looksAtPerson.most; n += 1) ids.push(await open(agentId, userId));
      expect(await next(agentId, userId)).toBeDefined();
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(get(ids[0], premises)).rejects.toThrow(NotFound);
        expect(await next(agentId, userId, premises)).toBeUndefined();
      }
      await expect(get(world.secrets.id())).rejects.toThrow(NotFound);
    });
  });
}
