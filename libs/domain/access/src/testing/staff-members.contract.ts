import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { StaffAddressTaken } from '../staff-member/errors.ts';
import { addMember, newMember, type StaffWorld } from './staff-house.ts';

/** What holds for every collection of staff. */
export function staffMembersContract(name: string, make: () => Promise<StaffWorld>): void {
  describe(`staff members: ${name}`, () => {
    let world: StaffWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives back who was added, roles and all', async () => {
      const member = await addMember(world, world.ours, [
        'password_reset_service_desk',
        'password_reset_admin',
      ]);
      const { id, email, roles, status, passwordHash } = await at(world.ours, () =>
        world.members.get(member.id),
      );
      expect({ id, email, roles, status, passwordHash }).toEqual({
        id: member.id,
        email: member.email,
        roles: ['password_reset_admin', 'password_reset_service_desk'],
        status: 'active',
        passwordHash: '$argon2id$phc',
      });
    });

    it('keeps what was changed on a member who was taken for update', async () => {
      const member = await addMember(world, world.ours, ['password_reset_service_desk']);
      const by = { staffId: 'by', roles: ['password_reset_admin'] } as const;
      await at(world.ours, async () =>
        (await world.members.getForUpdate(member.id)).changeRoles(
          ['password_reset_credential_manager'],
          by,
          1,
        ),
      );
      const { roles } = await at(world.ours, () => world.members.get(member.id));
      expect(roles).toEqual(['password_reset_credential_manager']);
    });

    it('a sign-in finds its account by the key of the address, and who has not joined has no password', async () => {
      const member = await addMember(world, world.ours, [], { email: 'Found@Example.com' });
      const account = (key: string) => at(world.ours, () => world.members.account(key));
      expect(await account('found@example.com')).toEqual({
        staffId: member.id,
        active: true,
        passwordHash: '$argon2id$phc',
      });
      const invited = await addMember(world, world.ours, [], { joined: false });
      expect(await account(invited.emailKey)).toEqual({
        staffId: invited.id,
        active: false,
        passwordHash: null,
      });
      expect(await account('nobody@example.com')).toBeUndefined();
    });

    it('S-40 a member is not visible to another tenant, and cannot be added there', async () => {
      const member = await addMember(world, world.ours);
      await expect(at(world.theirs, () => world.members.get(member.id))).rejects.toThrow(NotFound);
      await expect(at(world.theirs, () => world.members.getForUpdate(member.id))).rejects.toThrow(NotFound);
      expect(await at(world.theirs, () => world.members.account(member.emailKey))).toBeUndefined();
      await addMember(world, world.theirs, [], { email: member.email });
      const foreign = await newMember(world, world.theirs);
      await expect(at(world.ours, () => world.members.add(foreign))).rejects.toThrow();
    });

    it('of a hundred who take one address at once, one gets it', async () => {
      const email = `wanted-${world.secrets.id()}@example.com`;
      const results = await inParallel(100, () => addMember(world, world.ours, [], { email }));
      expect(fulfilled(results)).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') {
          const isTold = result.reason instanceof StaffAddressTaken || result.reason instanceof Conflict;
          expect(isTold).toBe(true);
        }
      }
    });

    it('S-46 counts administrators who can sign in, besides the one asked about', async () => {
      const count = (id: string) => at(world.theirs, () => world.members.countOtherAdministrators(id));
      const first = await addMember(world, world.theirs, ['password_reset_admin']);
      expect(await count(first.id)).toBe(0);
      await addMember(world, world.theirs, ['password_reset_admin'], { joined: false });
      await addMember(world, world.theirs, ['password_reset_service_desk']);
      // Whom a provider alone vouches for is shut out when it does not answer.
      const vouchedFor = await newMember(world, world.theirs, ['password_reset_admin'], { joined: false });
      vouchedFor.joinByProvider();
      await at(world.theirs, () => world.members.add(vouchedFor));
      expect(await count(first.id)).toBe(0);
      const second = await addMember(world, world.theirs, ['password_reset_admin']);
      expect([await count(first.id), await count(second.id), await count(world.secrets.id())]).toEqual([
        1, 1, 2,
      ]);
    });

    it('S-46 of ten administrators who are disabled by each other at once, one is left', async () => {
      const { oursInTest: premises } = world;
      const before = await at(premises, () => world.members.countOtherAdministrators(world.secrets.id()));
      const members = [];
      for (let n = 0; n < 10; n += 1)
        members.push(await addMember(world, premises, ['password_reset_admin']));
      const by = { staffId: 'by', roles: ['password_reset_admin'] } as const;
      const all = await at(premises, () => world.members.countOtherAdministrators(world.secrets.id()));
      expect(all).toBe(before + 10);
      const queue = [...members];
      await inParallel(10, () =>
        at(premises, async () => {
          const id = queue.pop()?.id ?? '';
          const others = await world.members.countOtherAdministrators(id);
          // Those of the other tests count too: the last of ours falls where theirs would be the last.
          (await world.members.getForUpdate(id)).disable(by, others - before);
        }),
      );
      const left = await at(premises, () => world.members.countOtherAdministrators(world.secrets.id()));
      figure(`${name}: administrators left of 10 who remove each other at once: ${left - before}`);
      expect(left - before).toBe(1);
    });
  });
}
