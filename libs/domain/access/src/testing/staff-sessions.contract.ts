import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import type { StaffMember } from '../staff-member/staff-member.ts';
import { StaffSession } from '../staff-session/staff-session.ts';
import type { StaffSessions } from '../staff-session/staff-sessions.ts';
import { addMember, type StaffWorld } from './staff-house.ts';

export interface StaffSessionsWorld extends StaffWorld {
  readonly sessions: StaffSessions;
  /** Makes the session look as if it was begun, and last seen, so many minutes ago. */
  age(digest: Buffer, begun: number, seen: number): Promise<void>;
}

/** What holds for every collection of staff sessions. */
export function staffSessionsContract(name: string, make: () => Promise<StaffSessionsWorld>): void {
  describe(`staff sessions: ${name}`, () => {
    let world: StaffSessionsWorld;
    let member: StaffMember;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const enter = (digest: Buffer, premises = world.ours) => at(premises, () => world.sessions.enter(digest));
    const begin = (staffId = member.id): Promise<Buffer> =>
      at(world.ours, async () => {
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const { tenantId } = world.ours;
        const now = await world.clock.now();
        await world.sessions.add(
          StaffSession.start({ tenantId, id: world.secrets.id(), staffId, digest, now }),
        );
        return digest;
      });
    const by = { staffId: 'by', roles: ['password_reset_admin'] } as const;

    beforeAll(async () => {
      world = await make();
      member = await addMember(world, world.ours, ['password_reset_service_desk']);
    });
    afterAll(() => world.close());

    it('S-45 lets in who holds a session, with the roles of this moment', async () => {
      const colleague = await addMember(world, world.ours, ['password_reset_service_desk']);
      const digest = await begin(colleague.id);
      expect(await enter(digest)).toMatchObject({
        staffId: colleague.id,
        roles: ['password_reset_service_desk'],
      });
      await at(world.ours, async () =>
        (await world.members.getForUpdate(colleague.id)).changeRoles(
          ['password_reset_credential_manager'],
          by,
          1,
        ),
      );
      expect(await enter(digest)).toMatchObject({ roles: ['password_reset_credential_manager'] });
      await at(world.ours, async () => (await world.members.getForUpdate(colleague.id)).disable(by, 1));
      expect(await enter(digest)).toBeUndefined();
    });

    it('lets in nobody else', async () => {
      expect(await enter(world.secrets.tokenDigest('nobody'))).toBeUndefined();
      const digest = await begin();
      expect(await enter(digest, world.theirs)).toBeUndefined();
    });

    it('a session belongs to the tenant, not to one of its environments', async () => {
      expect(await enter(await begin(), world.oursInTest)).toMatchObject({ staffId: member.id });
    });

    it.each([
      ['just begun', 0, 0, true],
      ['29 minutes idle', 100, 29, true],
      ['31 minutes idle', 100, 31, false],
      ['busy for almost 8 hours', 8 * 60 - 1, 1, true],
      ['busy for more than 8 hours', 8 * 60 + 1, 1, false],
    ])('is judged by the database’s clock: %s', async (_, begun, seen, alive) => {
      const digest = await begin();
      await world.age(digest, begun, seen);
      expect((await enter(digest)) !== undefined).toBe(alive);
      if (!alive) return;
      await world.age(digest, begun, 31);
      expect(await enter(digest)).toBeUndefined();
    });

    it('a request begins the idle time anew', async () => {
      const digest = await begin();
      for (let n = 0; n < 3; n += 1) {
        await world.age(digest, 100, 20);
        expect(await enter(digest)).toBeDefined();
      }
      const found = await at(world.ours, () => world.sessions.find(digest));
      const now = await at(world.ours, () => world.clock.now());
      expect(now.getTime() - (found?.seenAt.getTime() ?? 0)).toBeLessThan(60_000);
    });

    it('S-37 a factor that was shown raises a session that runs, and no other', async () => {
      const [digest, other] = [await begin(), await begin()];
      const raise = (premises = world.ours) => at(premises, () => world.sessions.raise(digest));
      const factorAt = async (of: Buffer) => (await at(world.ours, () => world.sessions.find(of)))?.factorAt;
      expect([await raise(world.theirs), await factorAt(digest)]).toEqual([false, null]);
      expect([await raise(), await factorAt(other)]).toEqual([true, null]);
      const now = await at(world.ours, () => world.clock.now());
      expect(now.getTime() - ((await factorAt(digest))?.getTime() ?? 0)).toBeLessThan(60_000);
      await at(world.ours, async () => (await world.sessions.find(digest))?.end(await world.clock.now()));
      expect(await raise()).toBe(false);
    });

    it('S-38 of a hundred who answer one challenge at once one may, and only in its session', async () => {
      const [digest, other] = [await begin(), await begin()];
      const answer = (of: Buffer, premises = world.ours) =>
        at(premises, () => world.sessions.answerChallenge(of));
      await at(world.ours, () => world.sessions.keepChallenge(digest, 'older'));
      await at(world.ours, () => world.sessions.keepChallenge(digest, 'newer'));
      expect([await answer(other), await answer(digest, world.theirs)]).toEqual([undefined, undefined]);
      const answers = fulfilled(await inParallel(100, () => answer(digest)));
      expect(answers.filter((each) => each !== undefined)).toEqual(['newer']);
    });

    it('ends one session, or all of a member', async () => {
      const [one, two, three] = [await begin(), await begin(), await begin()];
      await at(world.ours, async () => (await world.sessions.find(one))?.end(await world.clock.now()));
      expect([await enter(one), (await enter(two)) !== undefined]).toEqual([undefined, true]);
      await at(world.theirs, async () => world.sessions.revokeAll(member.id, await world.clock.now()));
      expect(await enter(two)).toBeDefined();
      await at(world.ours, async () => world.sessions.revokeAll(member.id, await world.clock.now()));
      expect([await enter(two), await enter(three)]).toEqual([undefined, undefined]);
    });
  });
}
