import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  inParallel,
  fulfilled,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';

export interface SessionsWorld extends ContractWorld {
  readonly sessions: Sessions;
}

/** What holds for every collection of sessions. */
export function sessionsContract(name: string, make: () => Promise<SessionsWorld>): void {
  describe(`sessions: ${name}`, () => {
    let world: SessionsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const begin = (premises: Premises): Promise<Buffer> =>
      at(premises, async () => {
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const { tenantId, environment, userId, applicationId } = premises;
        const place = { tenantId, environment, userId, applicationId, userAgent: 'Browser/1' };
        const now = await world.clock.now();
        await world.sessions.add(Session.start({ ...place, id: world.secrets.id(), digest, now }));
        return digest;
      });
    const alive = (premises: Premises, digest: Buffer): Promise<boolean | undefined> =>
      at(premises, async () => (await world.sessions.find(digest))?.isAlive(await world.clock.now()));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('finds a session by the digest of its token', async () => {
      const digest = await begin(world.ours);
      const found = await at(world.ours, () => world.sessions.find(digest));
      expect(found?.userId).toBe(world.ours.userId);
      expect(await alive(world.ours, digest)).toBe(true);
    });

    it('does not find what nobody began', async () => {
      const digest = world.secrets.tokenDigest('nobody');
      expect(await at(world.ours, () => world.sessions.find(digest))).toBeUndefined();
    });

    it('keeps that a session was revoked', async () => {
      const digest = await begin(world.ours);
      await at(world.ours, async () => (await world.sessions.find(digest))?.revoke(await world.clock.now()));
      expect(await alive(world.ours, digest)).toBe(false);
    });

    it('S-33 ends every session of a user at once, and tells how many were alive', async () => {
      await at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await world.clock.now()));
      const digests = [await begin(world.ours), await begin(world.ours), await begin(world.ours)];
      const end = () =>
        at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await world.clock.now()));
      expect(await end()).toBe(3);
      for (const digest of digests) expect(await alive(world.ours, digest)).toBe(false);
      expect(await end()).toBe(0);
    });

    it('S-33 tells which sessions of a user are alive, the newest first, and each can be ended by its id', async () => {
      const now = () => world.clock.now();
      await at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await now()));
      const [first, second] = [await begin(world.ours), await begin(world.ours)];
      const idOf = (digest: Buffer) => at(world.ours, async () => (await world.sessions.find(digest))?.id);
      const aliveOnes = () =>
        at(world.ours, async () =>
          (await world.sessions.alive(world.ours.userId, await now())).map(({ id, userAgent }) => [
            id,
            userAgent,
          ]),
        );
      const [older, newer] = [await idOf(first), await idOf(second)];
      expect(new Set((await aliveOnes()).map(([id]) => id))).toEqual(new Set([newer, older]));
      expect((await aliveOnes()).map(([, userAgent]) => userAgent)).toEqual(['Browser/1', 'Browser/1']);
      await at(world.ours, async () =>
        (await world.sessions.getForUpdate(older ?? ''))?.revoke(await now(), 'a reason'),
      );
      expect(await aliveOnes()).toEqual([[newer, 'Browser/1']]);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await at(premises, () => world.sessions.getForUpdate(newer ?? ''))).toBeUndefined();
        expect(await at(premises, async () => world.sessions.alive(world.ours.userId, await now()))).toEqual(
          [],
        );
      }
    });

    it('S-33 ends every session of a user but one, however many they are', async () => {
      const now = () => world.clock.now();
      await at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await now()));
      const digests = [await begin(world.ours), await begin(world.ours), await begin(world.ours)];
      const [kept = Buffer.alloc(0), ...others] = digests;
      const endOthers = () =>
        at(world.ours, async () => {
          const session = await world.sessions.find(kept);
          return session && world.sessions.revokeOthers(session, await now());
        });
      expect([await endOthers(), await endOthers()]).toEqual([2, 0]);
      expect(await alive(world.ours, kept)).toBe(true);
      for (const other of others) expect(await alive(world.ours, other)).toBe(false);
    });

    it('S-40 a session is not visible to another tenant, nor to the other environment', async () => {
      const digest = await begin(world.ours);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await at(premises, () => world.sessions.find(digest))).toBeUndefined();
        const revoked = await at(premises, async () =>
          world.sessions.revokeAll(world.ours.userId, await world.clock.now()),
        );
        expect(revoked).toBe(0);
      }
      expect(await alive(world.ours, digest)).toBe(true);
    });

    it('of a hundred who end the sessions of a user at once, each session is counted once', async () => {
      await at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await world.clock.now()));
      await begin(world.ours);
      const results = await inParallel(100, () =>
        at(world.ours, async () => world.sessions.revokeAll(world.ours.userId, await world.clock.now())),
      );
      const counts = fulfilled(results);
      expect(counts).toHaveLength(100);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    });
  });
}
