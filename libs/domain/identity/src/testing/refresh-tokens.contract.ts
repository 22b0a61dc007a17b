import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { RefreshTokens, TakenToken } from '../session/refresh-tokens.ts';
import { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';

export interface RefreshTokensWorld extends ContractWorld {
  readonly sessions: Sessions;
  readonly refreshTokens: RefreshTokens;
}

/** What holds for every place in which refresh tokens are kept. */
export function refreshTokensContract(name: string, make: () => Promise<RefreshTokensWorld>): void {
  describe(`refresh tokens: ${name}`, () => {
    let world: RefreshTokensWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const begin = (): Promise<{ sessionId: string; digest: Buffer }> =>
      at(world.ours, async () => {
        const { tenantId, environment, userId, applicationId } = world.ours;
        const [id, now] = [world.secrets.id(), await world.clock.now()];
        const place = { tenantId, environment, userId, applicationId, userAgent: null };
        const ofSession = world.secrets.tokenDigest(world.secrets.token());
        await world.sessions.add(Session.start({ ...place, id, digest: ofSession, now }));
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const token = { id: world.secrets.id(), sessionId: id, digest, issuedAt: now };
        await world.refreshTokens.issue(token);
        return { sessionId: id, digest };
      });
    const take = (
      digest: Buffer,
      premises = world.ours,
      applicationId = premises.applicationId,
    ): Promise<TakenToken> =>
      at(premises, async () => world.refreshTokens.take(digest, applicationId, await world.clock.now()));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('a token is taken once, and then known as used', async () => {
      const { sessionId, digest } = await begin();
      expect(await take(digest)).toEqual({ outcome: 'taken', sessionId });
      expect(await take(digest)).toEqual({ outcome: 'used', sessionId, usedAt: expect.any(Date) });
    });

    it('a token that nobody issued is unknown', async () => {
      expect(await take(world.secrets.tokenDigest('nobody'))).toEqual({ outcome: 'unknown' });
    });

    it('S-40 a token is unknown to another tenant, the other environment and another application, and stays good', async () => {
      const { sessionId, digest } = await begin();
      for (const premises of [world.theirs, world.oursInTest])
        expect(await take(digest, premises)).toEqual({ outcome: 'unknown' });
      expect(await take(digest, world.ours, world.secrets.id())).toEqual({ outcome: 'unknown' });
      expect(await take(digest)).toEqual({ outcome: 'taken', sessionId });
    });

    it('S-33 of a hundred who bring one token at once, one takes it', async () => {
      const { digest } = await begin();
      const outcomes = fulfilled(await inParallel(100, () => take(digest))).map(({ outcome }) => outcome);
      expect(outcomes).toHaveLength(100);
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'used')).toHaveLength(99);
    });
  });
}
