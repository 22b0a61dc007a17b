import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, later, minutes, seconds } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  within,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { consecutiveFailures, failuresPerWindow, type AttemptLimits } from '../attempts/limits.ts';
import { Challenge, codeTries } from '../challenge/challenge.ts';
import type { Challenges, CodeAttempt, FailureTally } from '../challenge/challenges.ts';
import { widestLimits } from './in-memory-flows.ts';

export interface ChallengesWorld extends ContractWorld {
  readonly challenges: Challenges;
  /** Opens a flow that codes can be tried in. */
  openFlow(premises: Premises, accountKey: Buffer, limits?: AttemptLimits): Promise<CodeAttempt>;
  /** Lets so many milliseconds go by for the account's counters. */
  pass(milliseconds: number): Promise<void>;
}

/** What holds for every collection of challenges. */
export function challengesContract(name: string, make: () => Promise<ChallengesWorld>): void {
  describe(`challenges: ${name}`, () => {
    let world: ChallengesWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const account = () => world.secrets.keyedDigest('account', world.secrets.id());
    const flow = (accountKey = account(), limits = widestLimits) =>
      world.openFlow(world.ours, accountKey, limits);
    const count = (attempt: CodeAttempt, premises = world.ours) =>
      within(premises, () => world.challenges.countAttempt(attempt));
    const issue = (attempt: CodeAttempt, changes: Partial<Challenge> = {}): Promise<Challenge> =>
      at(world.ours, async () => {
        const now = await world.clock.now();
        const { tenantId, environment, verificationId } = world.ours;
        const challenge = Challenge.issue({
          ...{ tenantId, environment, verificationId, id: world.secrets.id(), requestId: attempt.requestId },
          method: 'email',
          destinationDigest: world.secrets.keyedDigest('destination', 'ada@example.com'),
          codeDigest: world.secrets.tokenDigest(world.secrets.id()),
          linkDigest: world.secrets.tokenDigest(world.secrets.token()),
          issuedAt: now,
          codeUntil: later(now, minutes(5)),
          linkUntil: later(now, minutes(30)),
        });
        Object.assign(challenge, changes);
        await world.challenges.add(challenge);
        return challenge;
      });
    const ago = async (milliseconds: number) =>
      later(await at(world.ours, () => world.clock.now()), -milliseconds);
    const spend = {
      code: (id: string) => at(world.ours, () => world.challenges.consumeCode(id)),
      link: (id: string) => at(world.ours, () => world.challenges.consumeLink(id)),
    };

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives out what a code is compared with, for who holds the flow', async () => {
      const attempt = await flow();
      const { id, verificationId, codeDigest, destinationDigest } = await issue(attempt);
      expect(await count(attempt)).toEqual({
        challengeId: id,
        verificationId,
        codeDigest,
        destinationDigest,
        tally: { ofDay: 1, consecutive: 1, pausedUntil: null },
      });
    });

    it('S-22 tells how many failures there were, so that the one too many is known', async () => {
      const accountKey = account();
      const seen: unknown[] = [];
      for (let round = 0; round < 3; round += 1) {
        const attempt = await flow(accountKey);
        await issue(attempt);
        for (let n = 0; n < codeTries; n += 1) seen.push((await count(attempt))?.tally.ofDay);
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array<undefined>(5).fill(undefined)]);
    });

    it('finds a link by the digest of its token', async () => {
      const attempt = await flow();
      const { id, verificationId, linkDigest, destinationDigest } = await issue(attempt);
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
      const attempt = await flow();
      await issue(attempt);
      const counted = [];
      for (let n = 0; n < codeTries + 3; n += 1) counted.push((await count(attempt)) !== undefined);
      expect(counted).toEqual([true, true, true, true, true, false, false, false]);
    });

    it('S-22 S-23 of a hundred tries at once exactly five are compared', async () => {
      const attempt = await flow();
      await issue(attempt);
      const compared = fulfilled(await inParallel(100, () => count(attempt))).filter(
        (one) => one !== undefined,
      );
      figure(`${name}: ${compared.length} of 100 parallel tries of one code were compared`);
      expect(compared).toHaveLength(5);
    });

    it('S-29 who does not hold the secret of the flow spends nobody tries', async () => {
      const attempt = await flow();
      await issue(attempt);
      const stranger = { ...attempt, flowDigest: world.secrets.tokenDigest('another secret') };
      for (let n = 0; n < 20; n += 1) expect(await count(stranger)).toBeUndefined();
      expect(await count(attempt)).toBeDefined();
    });

    it('S-28 a code of one flow is not compared in another', async () => {
      const [mine, other] = [await flow(), await flow()];
      await issue(mine);
      expect(await count(other)).toBeUndefined();
      expect(await count({ requestId: mine.requestId, flowDigest: other.flowDigest })).toBeUndefined();
    });

    it('S-22 ten failures of an account pause its codes for a day, whatever flow they are tried in', async () => {
      const accountKey = account();
      let compared = 0;
      for (let round = 0; round < 4; round += 1) {
        const attempt = await flow(accountKey);
        await issue(attempt);
        for (let n = 0; n < codeTries; n += 1) compared += (await count(attempt)) ? 1 : 0;
      }
      expect(compared).toBe(failuresPerWindow);
      const other = await flow();
      await issue(other);
      expect(await count(other)).toBeDefined();
    });

    /** Failures of one account, five by each code, until `most` were tried; the tally of each that was compared. */
    const failing = async (accountKey: Buffer, most: number, limits?: AttemptLimits) => {
      const tallies: FailureTally[] = [];
      for (let tried = 0; tried < most; tried += codeTries) {
        const attempt = await flow(accountKey, limits);
        await issue(attempt);
        for (let n = tried; n < Math.min(most, tried + codeTries); n += 1) {
          const counted = await count(attempt);
          if (counted) tallies.push(counted.tally);
        }
      }
      return tallies;
    };

    it('S-22 no day has more than ten failures, wherever it begins: the window slides', async () => {
      const accountKey = account();
      expect(await failing(accountKey, 5)).toHaveLength(5);
      await world.pass(hours(20));
      expect(await failing(accountKey, 10)).toHaveLength(5);
      await world.pass(hours(3));
      expect(await failing(accountKey, 10)).toHaveLength(0);
      await world.pass(hours(2));
      expect(await failing(accountKey, 10)).toHaveLength(5);
    });

    it('S-22 the failure that reaches a limit says until when nothing is compared', async () => {
      const now = () => at(world.ours, () => world.clock.now());
      const before = await now();
      const ends = (await failing(account(), 10)).map(({ pausedUntil }) => pausedUntil);
      expect(ends.slice(0, 9)).toEqual(Array<null>(9).fill(null));
      const end = ends[9]?.getTime() ?? 0;
      expect(end).toBeGreaterThanOrEqual(later(before, hours(24)).getTime());
      expect(end).toBeLessThanOrEqual(later(await now(), hours(24)).getTime());
    });

    it('PR-T16 a process pauses a method after fewer failures, for as long as it says, and counts anew then', async () => {
      const accountKey = account();
      const limits = { most: 3, window: hours(48), pause: hours(1) };
      const paused = (tallies: readonly FailureTally[]) => tallies.map((one) => one.pausedUntil !== null);
      expect(paused(await failing(accountKey, 5, limits))).toEqual([false, false, true]);
      expect(await failing(accountKey, 5, { ...limits, most: 9 })).toEqual([]);
      await world.pass(hours(1) + minutes(1));
      expect(paused(await failing(accountKey, 5, limits))).toEqual([false, false, true]);
      expect(await failing(account(), 2, { ...limits, most: 1 })).toHaveLength(1);
    });

    it('PR-T16 failures that are older than the window of the process do not count', async () => {
      const accountKey = account();
      const limits = { most: 3, window: hours(1), pause: hours(1) };
      expect(await failing(accountKey, 2, limits)).toHaveLength(2);
      await world.pass(hours(2));
      const tallies = await failing(accountKey, 5, limits);
      expect(tallies.map((one) => one.pausedUntil !== null)).toEqual([false, false, true]);
    });

    it('PR-T16 S-23 of a hundred parallel failures a process that allows three compares three', async () => {
      const attempt = await flow(account(), { most: 3, window: hours(24), pause: hours(24) });
      await issue(attempt);
      const compared = fulfilled(await inParallel(100, () => count(attempt))).filter(Boolean);
      expect(compared).toHaveLength(3);
    });

    it('PR-T21 tells whether wrong codes have used up the newest code', async () => {
      const attempt = await flow();
      await issue(attempt);
      const spent = () => at(world.ours, () => world.challenges.triesSpent(attempt.requestId));
      for (let n = 0; n < codeTries; n += 1) {
        expect(await spent()).toBe(false);
        await count(attempt);
      }
      expect(await spent()).toBe(true);
      await at(world.ours, async () =>
        world.challenges.supersedeCodes(attempt.requestId, await world.clock.now()),
      );
      await issue(attempt);
      expect(await spent()).toBe(false);
    });

    it('S-22 after fifty failures in a row no new day brings a new try, until a right code', async () => {
      const accountKey = account();
      let compared = 0;
      const tryOut = async () => {
        const attempt = await flow(accountKey);
        await issue(attempt);
        for (let n = 0; n < codeTries; n += 1) compared += (await count(attempt)) ? 1 : 0;
        return attempt;
      };
      let last = await tryOut();
      for (let day = 0; day < 7; day += 1) {
        last = await tryOut();
        last = await tryOut();
        await world.pass(hours(25));
      }
      expect(compared).toBe(consecutiveFailures);
      await at(world.ours, () => world.challenges.forgiveAttempts(last.requestId, 'email'));
      await tryOut();
      expect(compared).toBe(consecutiveFailures + codeTries);
    });

    it('S-21 a code is compared until its end and not after, and a link goes on to its own', async () => {
      const attempt = await flow();
      const { id } = await issue(attempt, { codeUntil: await ago(seconds(1)) });
      expect(await count(attempt)).toBeUndefined();
      expect(await spend.link(id)).toBe(true);
      const inTime = await flow();
      await issue(inTime, { codeUntil: await ago(-seconds(5)) });
      expect(await count(inTime)).toBeDefined();
    });

    it('S-21 a link is spent until its end and not after', async () => {
      const late = await issue(await flow(), { linkUntil: await ago(seconds(1)) });
      const inTime = await issue(await flow(), { linkUntil: await ago(-seconds(5)) });
      expect([await spend.link(late.id), await spend.link(inTime.id)]).toEqual([false, true]);
    });

    it.each(['code', 'link'] as const)(
      'S-24 of a hundred who use a right %s at once, one wins',
      async (what) => {
        const wins: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          const { id } = await issue(await flow());
          const used = fulfilled(await inParallel(100, () => spend[what](id)));
          expect(used).toHaveLength(100);
          wins.push(used.filter(Boolean).length);
        }
        figure(`${name}: successes of 100 parallel uses of one ${what}, three rounds: ${wins.join(', ')}`);
        expect(wins).toEqual([1, 1, 1]);
      },
    );

    it('neither of code and link spends the other', async () => {
      const { id } = await issue(await flow());
      expect([
        await spend.code(id),
        await spend.link(id),
        await spend.code(id),
        await spend.link(id),
      ]).toEqual([true, true, false, false]);
    });

    it('a used code is not compared again', async () => {
      const attempt = await flow();
      await spend.code((await issue(attempt)).id);
      expect(await count(attempt)).toBeUndefined();
    });

    it('what was spent in a unit of work that failed is not spent', async () => {
      const { id } = await issue(await flow());
      const failing = at(world.ours, async () => {
        await world.challenges.consumeLink(id);
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await spend.link(id)).toBe(true);
    });

    it('a newer code voids the older code of its flow, and no link (decision 3)', async () => {
      const attempt = await flow();
      const older = await issue(attempt);
      await at(world.ours, async () =>
        world.challenges.supersedeCodes(attempt.requestId, await world.clock.now()),
      );
      expect(await count(attempt)).toBeUndefined();
      const newer = await issue(attempt);
      expect((await count(attempt))?.challengeId).toBe(newer.id);
      expect([await spend.link(older.id), await spend.link(newer.id)]).toEqual([true, true]);
    });

    it('tells when the newest code of a flow ends', async () => {
      const attempt = await flow();
      const end = () => at(world.ours, () => world.challenges.codeEnd(attempt.requestId));
      expect(await end()).toBeUndefined();
      await issue(attempt, { issuedAt: await ago(minutes(2)), codeUntil: await ago(-minutes(3)) });
      const newer = await issue(attempt);
      expect(await end()).toEqual(newer.codeUntil);
    });

    it('S-40 a challenge is not visible to another tenant, nor to the other environment', async () => {
      const attempt = await flow();
      const { id, linkDigest } = await issue(attempt);
      for (const premises of [world.theirs, world.oursInTest]) {
        const { challenges } = world;
        expect(await count(attempt, premises)).toBeUndefined();
        expect(await at(premises, () => challenges.findLink(linkDigest))).toBeUndefined();
        expect(await at(premises, () => challenges.consumeCode(id))).toBe(false);
        expect(await at(premises, () => challenges.consumeLink(id))).toBe(false);
        expect(await at(premises, () => challenges.codeEnd(attempt.requestId))).toBeUndefined();
        await at(premises, async () => challenges.supersedeCodes(attempt.requestId, await world.clock.now()));
      }
      expect(await count(attempt)).toBeDefined();
      expect([await spend.code(id), await spend.link(id)]).toEqual([true, true]);
    });
  });
}
