import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes, seconds } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { codeTries } from '../challenge/challenge.ts';
import { FlowsWithCodes, type ChallengesWorld } from './flows-with-codes.ts';

/** What holds for every collection of challenges: how codes and links are compared, spent and ended. */
export function challengesContract(name: string, make: () => Promise<ChallengesWorld>): void {
  describe(`challenges: ${name}`, () => {
    let world: ChallengesWorld;
    let flows: FlowsWithCodes;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const ago = async (milliseconds: number) =>
      later(await at(world.ours, () => world.clock.now()), -milliseconds);
    const spend = {
      code: (id: string) => at(world.ours, () => world.challenges.consumeCode(id)),
      link: (id: string) => at(world.ours, () => world.challenges.consumeLink(id)),
    };

    beforeAll(async () => {
      world = await make();
      flows = new FlowsWithCodes(world);
    });
    afterAll(() => world.close());

    it('gives out what a code is compared with, for who holds the flow', async () => {
      const attempt = await flows.open();
      const { id, verificationId, codeDigest, destinationDigest } = await flows.issue(attempt);
      expect(await flows.count(attempt)).toEqual({
        challengeId: id,
        verificationId,
        codeDigest,
        destinationDigest,
        tally: { ofDay: 1, consecutive: 1, pausedUntil: null },
      });
    });

    it('finds a link by the digest of its token', async () => {
      const attempt = await flows.open();
      const { id, verificationId, linkDigest, destinationDigest } = await flows.issue(attempt);
      const found = await at(world.ours, () => world.challenges.findLink(linkDigest));
      expect(found).toEqual({
        challengeId: id,
        requestId: attempt.requestId,
        verificationId,
        destinationDigest,
      });
      const unknown = world.secrets.tokenDigest('never given out');
      expect(await at(world.ours, () => world.challenges.findLink(unknown))).toBeUndefined();
    });

    it('S-22 lets a code be compared five times', async () => {
      const attempt = await flows.open();
      await flows.issue(attempt);
      const counted = [];
      for (let n = 0; n < codeTries + 3; n += 1) counted.push((await flows.count(attempt)) !== undefined);
      expect(counted).toEqual([true, true, true, true, true, false, false, false]);
    });

    it('S-22 S-23 of a hundred tries at once exactly five are compared', async () => {
      const attempt = await flows.open();
      await flows.issue(attempt);
      const compared = fulfilled(await inParallel(100, () => flows.count(attempt))).filter(
        (one) => one !== undefined,
      );
      figure(`${name}: ${compared.length} of 100 parallel tries of one code were compared`);
      expect(compared).toHaveLength(5);
    });

    it('S-29 who does not hold the secret of the flow spends nobody tries', async () => {
      const attempt = await flows.open();
      await flows.issue(attempt);
      const stranger = { ...attempt, flowDigest: world.secrets.tokenDigest('another secret') };
      for (let n = 0; n < 20; n += 1) expect(await flows.count(stranger)).toBeUndefined();
      expect(await flows.count(attempt)).toBeDefined();
    });

    it('S-28 a code of one flow is not compared in another', async () => {
      const [mine, other] = [await flows.open(), await flows.open()];
      await flows.issue(mine);
      expect(await flows.count(other)).toBeUndefined();
      expect(await flows.count({ requestId: mine.requestId, flowDigest: other.flowDigest })).toBeUndefined();
    });

    it('PR-T21 tells whether wrong codes have used up the newest code', async () => {
      const attempt = await flows.open();
      await flows.issue(attempt);
      const spent = () => at(world.ours, () => world.challenges.triesSpent(attempt.requestId));
      for (let n = 0; n < codeTries; n += 1) {
        expect(await spent()).toBe(false);
        await flows.count(attempt);
      }
      expect(await spent()).toBe(true);
      await at(world.ours, async () =>
        world.challenges.supersedeCodes(attempt.requestId, await world.clock.now()),
      );
      await flows.issue(attempt);
      expect(await spent()).toBe(false);
    });

    it('S-21 a code is compared until its end and not after, and a link goes on to its own', async () => {
      const attempt = await flows.open();
      const { id } = await flows.issue(attempt, { codeUntil: await ago(seconds(1)) });
      expect(await flows.count(attempt)).toBeUndefined();
      expect(await spend.link(id)).toBe(true);
      const inTime = await flows.open();
      await flows.issue(inTime, { codeUntil: await ago(-seconds(5)) });
      expect(await flows.count(inTime)).toBeDefined();
    });

    it('S-21 a link is spent until its end and not after', async () => {
      const late = await flows.issue(await flows.open(), { linkUntil: await ago(seconds(1)) });
      const inTime = await flows.issue(await flows.open(), { linkUntil: await ago(-seconds(5)) });
      expect([await spend.link(late.id), await spend.link(inTime.id)]).toEqual([false, true]);
    });

    it.each(['code', 'link'] as const)(
      'S-24 of a hundred who use a right %s at once, one wins',
      async (what) => {
        const wins: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          const { id } = await flows.issue(await flows.open());
          const used = fulfilled(await inParallel(100, () => spend[what](id)));
          expect(used).toHaveLength(100);
          wins.push(used.filter(Boolean).length);
        }
        figure(`${name}: successes of 100 parallel uses of one ${what}, three rounds: ${wins.join(', ')}`);
        expect(wins).toEqual([1, 1, 1]);
      },
    );

    it('neither of code and link spends the other', async () => {
      const { id } = await flows.issue(await flows.open());
      expect([
        await spend.code(id),
        await spend.link(id),
        await spend.code(id),
        await spend.link(id),
      ]).toEqual([true, true, false, false]);
    });

    it('a used code is not compared again', async () => {
      const attempt = await flows.open();
      await spend.code((await flows.issue(attempt)).id);
      expect(await flows.count(attempt)).toBeUndefined();
    });

    it('what was spent in a unit of work that failed is not spent', async () => {
      const { id } = await flows.issue(await flows.open());
      const failing = at(world.ours, async () => {
        await world.challenges.consumeLink(id);
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await spend.link(id)).toBe(true);
    });

    it('a newer code voids the older code of its flow, and no link (decision 3)', async () => {
      const attempt = await flows.open();
      const older = await flows.issue(attempt);
      await at(world.ours, async () =>
        world.challenges.supersedeCodes(attempt.requestId, await world.clock.now()),
      );
      expect(await flows.count(attempt)).toBeUndefined();
      const newer = await flows.issue(attempt);
      expect((await flows.count(attempt))?.challengeId).toBe(newer.id);
      expect([await spend.link(older.id), await spend.link(newer.id)]).toEqual([true, true]);
    });

    it('tells when the newest code of a flow ends', async () => {
      const attempt = await flows.open();
      const end = () => at(world.ours, () => world.challenges.codeEnd(attempt.requestId));
      expect(await end()).toBeUndefined();
      await flows.issue(attempt, { issuedAt: await ago(minutes(2)), codeUntil: await ago(-minutes(3)) });
      const newer = await flows.issue(attempt);
      expect(await end()).toEqual(newer.codeUntil);
    });

    it('S-40 a challenge is not visible to another tenant, nor to the other environment', async () => {
      const attempt = await flows.open();
      const { id, linkDigest } = await flows.issue(attempt);
      for (const premises of [world.theirs, world.oursInTest]) {
        const { challenges } = world;
        expect(await flows.count(attempt, premises)).toBeUndefined();
        expect(await at(premises, () => challenges.findLink(linkDigest))).toBeUndefined();
        expect(await at(premises, () => challenges.consumeCode(id))).toBe(false);
        expect(await at(premises, () => challenges.consumeLink(id))).toBe(false);
        expect(await at(premises, () => challenges.codeEnd(attempt.requestId))).toBeUndefined();
        await at(premises, async () => challenges.supersedeCodes(attempt.requestId, await world.clock.now()));
      }
      expect(await flows.count(attempt)).toBeDefined();
      expect([await spend.code(id), await spend.link(id)]).toEqual([true, true]);
    });
  });
}
