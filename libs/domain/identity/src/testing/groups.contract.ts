import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, InvalidInput, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Group } from '../group/group.ts';
import type { Groups } from '../group/groups.ts';

export interface GroupsWorld extends ContractWorld {
  readonly groups: Groups;
}

/** What holds for every collection of groups. */
export function groupsContract(name: string, make: () => Promise<GroupsWorld>): void {
  describe(`groups: ${name}`, () => {
    let world: GroupsWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const add = (title: string, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const id = world.secrets.id();
        const createdAt = await world.clock.now();
        await world.groups.add(Group.create({ tenantId, environment, id, name: title, createdAt }));
        return id;
      }, premises);

    it('PR-T18 a name is of one group, whatever its letter case; another tenant may have it too', async () => {
      await add('Named once');
      await expect(add('NAMED ONCE')).rejects.toThrow(Conflict);
      for (const premises of [world.theirs, world.oursInTest]) await add('Named once', premises);
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await add('Ours alone');
      for (const premises of [world.theirs, world.oursInTest])
        await expect(at(() => world.groups.getForUpdate(id), premises)).rejects.toThrow(NotFound);
    });

    it('PR-T18 somebody belongs to a group once, however often they are added, at once too', async () => {
      const id = await add('Once');
      const { userId } = world.ours;
      const join = () => at(() => world.groups.addMember(id, userId));
      expect(fulfilled(await inParallel(10, join)).filter(Boolean)).toHaveLength(1);
      expect(await join()).toBe(false);
      expect(await at(() => world.groups.removeMember(id, userId))).toBe(true);
      expect(await at(() => world.groups.removeMember(id, userId))).toBe(false);
    });

    it('BY-21 begins with people; several join and leave at once, and who did is told', async () => {
      const { tenantId, environment, userId } = world.ours;
      const id = world.secrets.id();
      await at(async () => {
        const place = { tenantId, environment, id, name: 'From the start', externalId: 'g-1' };
        await world.groups.add(Group.create({ ...place, createdAt: await world.clock.now() }), [userId]);
      });
      const once = <T>(work: (groups: Groups) => Promise<T>) => at(() => work(world.groups));
      expect(await once((groups) => groups.addMembers(id, [userId]))).toEqual([]);
      expect(await once((groups) => groups.removeMembers(id, [userId, world.secrets.id()]))).toEqual([
        userId,
      ]);
      expect(await once((groups) => groups.removeMembers(id, []))).toEqual([]);
      expect(await once((groups) => groups.addMembers(id, [userId]))).toEqual([userId]);
      expect(await once((groups) => groups.removeOthers(id, [userId], 5))).toEqual([]);
      expect(await once((groups) => groups.removeOthers(id, [], 5))).toEqual([userId]);
    });

    it('BY-21 is renamed where the name is free, as is its id in the directory', async () => {
      const id = await add('Old name');
      await add('Other name');
      const rename = (names: { name?: string; externalId?: string }) =>
        at(async () => {
          const group = await world.groups.getForUpdate(id);
          group.rename(names);
          await world.groups.keepUnique(group);
        });
      await expect(rename({ name: 'OTHER name' })).rejects.toThrow(Conflict);
      await expect(rename({ externalId: 'g-1' })).rejects.toThrow(Conflict);
      await rename({ name: 'old NAME', externalId: 'g-2' });
      const { name, externalId } = await at(() => world.groups.getForUpdate(id));
      expect([name, externalId]).toEqual(['old NAME', 'g-2']);
      await expect(rename({ name: 'turned\u202e' })).rejects.toThrow(InvalidInput);
    });

    it('PR-B07 what is removed is gone, with its memberships, and its name is free', async () => {
      const id = await add('Short-lived');
      await at(() => world.groups.addMember(id, world.ours.userId));
      await at(async () => world.groups.remove(await world.groups.getForUpdate(id)));
      await expect(at(() => world.groups.getForUpdate(id))).rejects.toThrow(NotFound);
      await add('Short-lived');
    });

    it('tells who came and who went', () => {
      const createdAt = new Date();
      const group = Group.create({ tenantId: 't', environment: 'live', id: 'g', name: 'G', createdAt });
      group.noteAdded('u');
      group.noteRemoved('u');
      group.markDeleted();
      expect(group.pullEvents().map((event) => [event.name, event.facts()])).toEqual([
        ['identity.group.created', { groupId: 'g' }],
        ['identity.group.member-added', { groupId: 'g', userId: 'u' }],
        ['identity.group.member-removed', { groupId: 'g', userId: 'u' }],
        ['identity.group.deleted', { groupId: 'g' }],
      ]);
    });
  });
}
