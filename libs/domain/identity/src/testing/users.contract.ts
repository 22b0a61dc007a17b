import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { User } from '../user/user.ts';
import type { Users } from '../user/users.ts';

export interface UsersWorld extends ContractWorld {
  readonly users: Users;
  /** From now on people of `ours` are found by this attribute. */
  identifyBy(attribute: string): Promise<void>;
}

/** What holds for every collection of users. */
export function usersContract(name: string, make: () => Promise<UsersWorld>): void {
  describe(`users: ${name}`, () => {
    let world: UsersWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    let count = 0;
    const user = async (
      { tenantId, environment, storeId }: Premises,
      changes: Partial<User> = {},
    ): Promise<User> => {
      const userName = changes.userName ?? `person-${(count += 1)}`;
      const email = changes.email ?? `${world.secrets.id()}@example.com`;
      const createdAt = await at(world.ours, () => world.clock.now());
      const place = { tenantId, environment, storeId };
      return User.create({
        ...place,
        id: world.secrets.id(),
        userName,
        email,
        displayName: 'Somebody',
        attributes: changes.attributes ?? {},
        externalId: changes.externalId ?? null,
        createdAt,
      });
    };
    const add = async (premises: Premises, made: User): Promise<User> => {
      await at(premises, () => world.users.add(made));
      return made;
    };

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives back who was added', async () => {
      const made = await add(
        world.ours,
        await user(world.ours, { userName: 'Étienne', email: 'e.t@example.com' }),
      );
      const found = await at(world.ours, () => world.users.get(made.id));
      const { id, userName, userNameKey, email, status } = found;
      expect({ id, userName, userNameKey, email, status }).toEqual({
        id: made.id,
        userName: 'Étienne',
        userNameKey: 'Étienne',
        email: 'e.t@example.com',
        status: 'active',
      });
    });

    it('PR-T15 keeps attributes as they were written', async () => {
      const { id } = await add(world.ours, await user(world.ours));
      const change = (attributes: Record<string, string>, version: number) =>
        at(world.ours, async () => {
          const found = await world.users.getForUpdate(id);
          found.changeAttributes(attributes, version);
          await world.users.keepAttributes(found);
        });
      await change({ employee_number: 'A 4711', badge: '7' }, 1);
      const found = await at(world.ours, () => world.users.get(id));
      expect(found.attributes).toEqual({ employee_number: 'A 4711', badge: '7' });
    });

    it('PR-T15 a value by which people are found is of one user, whoever comes at once; any other may be of many', async () => {
      const numbered = async (attributes: Record<string, string>, premises = world.ours) =>
        add(premises, await user(premises, { attributes }));
      for (let n = 0; n < 2; n += 1) await numbered({ badge: '7', locker: '7' });
      await world.identifyBy('employee_number');
      const { id } = await numbered({ employee_number: 'E-7', badge: '7' });
      await expect(numbered({ employee_number: ' e-7' })).rejects.toThrow(Conflict);
      await numbered({ employee_number: 'E-7' }, world.theirs);
      const other = await numbered({ employee_number: 'E-8' });
      const change = (of: string, number: string) =>
        at(world.ours, async () => {
          const found = await world.users.getForUpdate(of);
          found.changeAttributes({ employee_number: number }, found.version);
          await world.users.keepAttributes(found);
        });
      await expect(change(other.id, 'E-7')).rejects.toThrow(Conflict);
      await change(id, 'e-7');
      const race = await inParallel(10, () => numbered({ employee_number: 'E-9' }));
      expect(fulfilled(race)).toHaveLength(1);
    });

    it('keeps what was changed on a user who was taken for update', async () => {
      const made = await add(world.ours, await user(world.ours));
      await at(world.ours, async () => (await world.users.getForUpdate(made.id)).disable());
      expect((await at(world.ours, () => world.users.get(made.id))).status).toBe('disabled');
    });

    it('does not know who was never added', async () => {
      const absent = world.secrets.id();
      await expect(at(world.ours, () => world.users.get(absent))).rejects.toThrow(NotFound);
      await expect(at(world.ours, () => world.users.getForUpdate(absent))).rejects.toThrow(NotFound);
    });

    it('S-40 a user is not visible to another tenant, nor to the other environment', async () => {
      const made = await add(world.ours, await user(world.ours));
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(at(premises, () => world.users.get(made.id))).rejects.toThrow(NotFound);
        await expect(at(premises, () => world.users.getForUpdate(made.id))).rejects.toThrow(NotFound);
        await add(premises, await user(premises, { userName: made.userName, email: made.email }));
      }
    });

    it('S-40 a user of another tenant cannot be added', async () => {
      const foreign = await user(world.theirs);
      await expect(at(world.ours, () => world.users.add(foreign))).rejects.toThrow();
      await expect(at(world.theirs, () => world.users.get(foreign.id))).rejects.toThrow(NotFound);
    });

    it('BY-21 an id of the directory is of one user, kept or changed; of many who have none, all have none', async () => {
      const first = await user(world.ours, { externalId: 'x-1' });
      await add(world.ours, first);
      expect((await at(world.ours, () => world.users.get(first.id))).externalId).toBe('x-1');
      for (let n = 0; n < 2; n += 1) await add(world.ours, await user(world.ours));
      const second = await add(world.ours, await user(world.ours, { externalId: 'X-1' }));
      await add(world.theirs, await user(world.theirs, { externalId: 'x-1' }));
      const take = at(world.ours, async () => {
        const found = await world.users.getForUpdate(second.id);
        found.rename({ externalId: 'x-1' });
        await world.users.keepUnique(found);
      });
      await expect(take).rejects.toThrow(Conflict);
    });

    it('BY-21 who is erased is nobody any more, and their name, address and id are free', async () => {
      const names = { userName: 'leaver', email: 'leaver@example.com', externalId: 'l-1' };
      const { id } = await add(world.ours, await user(world.ours, { ...names, attributes: { badge: 'L' } }));
      expect(await at(world.ours, () => world.users.allKnown([id]))).toBe(true);
      await at(world.ours, async () => {
        const found = await world.users.getForUpdate(id);
        found.erase();
        await world.users.forget(found);
      });
      await expect(at(world.ours, () => world.users.get(id))).rejects.toThrow(NotFound);
      await expect(at(world.ours, () => world.users.getForUpdate(id))).rejects.toThrow(NotFound);
      expect(await at(world.ours, () => world.users.allKnown([id]))).toBe(false);
      await add(world.ours, await user(world.ours, names));
    });

    it('BY-21 S-40 knows whether everybody of a list is here', async () => {
      const { id } = await add(world.ours, await user(world.ours));
      const foreign = await add(world.theirs, await user(world.theirs));
      const known = (...ids: string[]) => at(world.ours, () => world.users.allKnown(ids));
      expect(await known()).toBe(true);
      const other = await add(world.ours, await user(world.ours));
      expect(await known(id, other.id, id)).toBe(true);
      expect(await known(id, foreign.id)).toBe(false);
      expect(await known(id, world.secrets.id())).toBe(false);
    });

    it('a name and an address can be taken once', async () => {
      await add(world.ours, await user(world.ours, { userName: 'Taken', email: 'taken@example.com' }));
    });

    it.each([
      ['the same name', { userName: 'Taken' }],
      ['the same name in other letters', { userName: 'tAKEN' }],
      ['the same address', { email: 'taken@example.com' }],
      ["a name that is somebody's address", { userName: 'taken@example.com' }],
    ])('refuses %s', async (_, changes) => {
      const second = await user(world.ours, changes);
      await expect(at(world.ours, () => world.users.add(second))).rejects.toThrow(Conflict);
    });

    it('of a hundred who take one name at once, one gets it', async () => {
      const userName = `wanted-${world.secrets.id()}`;
      const all = await Promise.all(Array.from({ length: 100 }, () => user(world.ours, { userName })));
      const results = await inParallel(100, () => {
        const next = all.pop();
        if (!next) throw new Error('no more users');
        return add(world.ours, next);
      });
      expect(fulfilled(results)).toHaveLength(1);
      const refusals = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      );
      for (const refusal of refusals) expect(refusal).toBeInstanceOf(Conflict);
    });
  });
}
