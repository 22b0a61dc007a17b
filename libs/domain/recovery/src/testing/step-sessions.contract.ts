import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minutes, seconds } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { StepSession, stepSessionLifetime } from '../step-session/step-session.ts';
import type { StepSessions } from '../step-session/step-sessions.ts';

export interface StepSessionsWorld extends ContractWorld {
  readonly stepSessions: StepSessions;
}

/** What holds for every collection of conversations. */
export function stepSessionsContract(name: string, make: () => Promise<StepSessionsWorld>): void {
  describe(`step sessions: ${name}`, () => {
    let world: StepSessionsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const open = (premises: Premises) =>
      at(premises, async () => {
        const { tenantId, environment, applicationId } = premises;
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const session = StepSession.open({
          ...{ tenantId, environment, applicationId, digest },
          id: world.secrets.id(),
          locale: 'de',
          now: await world.clock.now(),
        });
        await world.stepSessions.add(session);
        return session;
      });
    const find = (premises: Premises, { id, digest }: StepSession) =>
      at(premises, () => world.stepSessions.find(id, digest));

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('PR-A01 finds a conversation by its id and the digest of its secret', async () => {
      const opened = await open(world.ours);
      const found = await find(world.ours, opened);
      expect(found).toMatchObject({ id: opened.id, locale: 'de', applicationId: world.ours.applicationId });
      const [end, before] = [found?.expiresAt.getTime() ?? 0, stepSessionLifetime - minutes(1)];
      expect(end - (found?.openedAt.getTime() ?? 0)).toBeGreaterThan(before);
      expect(found?.isOpen(world.ours.applicationId, new Date(end - seconds(1)))).toBe(true);
      expect(found?.isOpen(world.ours.applicationId, new Date(end))).toBe(false);
    });

    it('S-28 another secret opens nothing, nor does the secret of another conversation', async () => {
      const [one, other] = [await open(world.ours), await open(world.ours)];
      const wrong = world.secrets.tokenDigest('guessed');
      expect(await at(world.ours, () => world.stepSessions.find(one.id, wrong))).toBeUndefined();
      expect(await at(world.ours, () => world.stepSessions.find(one.id, other.digest))).toBeUndefined();
    });

    it('S-40 a conversation is not visible to another tenant, nor to the other environment', async () => {
      const opened = await open(world.ours);
      expect(await find(world.theirs, opened)).toBeUndefined();
      expect(await find(world.oursInTest, opened)).toBeUndefined();
    });

    it('of a hundred that are opened at once, each is there', async () => {
      const opened = fulfilled(await inParallel(100, () => open(world.ours)));
      expect(new Set(opened.map(({ id }) => id)).size).toBe(100);
      for (const session of opened) expect(await find(world.ours, session)).toBeDefined();
    });
  });
}
