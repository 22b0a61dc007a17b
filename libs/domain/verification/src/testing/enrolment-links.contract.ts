import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { EnrolmentLink } from '../enrolment-link/enrolment-link.ts';
import type { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';

export interface EnrolmentLinksWorld extends ContractWorld {
  readonly links: EnrolmentLinks;
  /** Another user of the same premises. */
  addAccount(premises: Premises): Promise<{ readonly userId: string }>;
  /** Makes the person's link so much older. */
  age(userId: string, milliseconds: number): Promise<void>;
}

/** What holds for every collection of enrolment links. */
export function enrolmentLinksContract(name: string, make: () => Promise<EnrolmentLinksWorld>): void {
  describe(`enrolment links: ${name}`, () => {
    let world: EnrolmentLinksWorld;
    const at = <T>(work: () => Promise<T>, premises = world.ours) => unitWithin(world, premises, work);
    const somebody = async (premises = world.ours) => (await world.addAccount(premises)).userId;
    /** Answers the digest of its token, or undefined when it was too early. */
    const issue = (userId: string, premises = world.ours): Promise<Buffer | undefined> =>
      at(async () => {
        const { tenantId, environment, applicationId } = premises;
        const digest = world.secrets.tokenDigest(world.secrets.token());
        const now = await world.clock.now();
        const link = EnrolmentLink.issue({
          ...{ tenantId, environment, applicationId, userId, digest, lifetime: 24, now },
          ...{ id: world.secrets.id(), destinationDigest: Buffer.from('address') },
        });
        return (await world.links.replace(link)) ? digest : undefined;
      }, premises);
    const found = (digest: Buffer | undefined, premises = world.ours) =>
      at(() => world.links.getForUpdate(digest ?? Buffer.alloc(32)), premises);

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('keeps a link, its use and its end', async () => {
      const userId = await somebody();
      const digest = await issue(userId);
      const link = await found(digest);
      expect(link).toMatchObject({ userId, redeemedAt: null, voidedAt: null, sessionDigest: null });
      const change = (work: (link: EnrolmentLink, now: Date) => unknown) =>
        at(async () => {
          const known = await world.links.ofUserForUpdate(userId);
          if (known) work(known, await world.clock.now());
        });
      const session = world.secrets.tokenDigest(world.secrets.token());
      await change((known, now) => known.redeem(session, now));
      const redeemed = await found(digest);
      expect(Buffer.from(redeemed?.sessionDigest ?? []).equals(session)).toBe(true);
      expect(redeemed?.sessionUntil).toEqual(later(redeemed?.redeemedAt ?? new Date(0), minutes(30)));
      await change((known, now) => known.void(now));
      expect(await found(digest)).toMatchObject({ sessionDigest: null, voidedAt: expect.any(Date) });
    });

    it('S-09 a person is mailed one an hour, whatever became of the one before', async () => {
      const userId = await somebody();
      await issue(userId);
      await at(async () => (await world.links.ofUserForUpdate(userId))?.void(await world.clock.now()));
      await world.age(userId, minutes(59));
      expect(await issue(userId)).toBeUndefined();
      const issuedAt = await at(() => world.links.issuedAt(userId));
      await world.age(userId, minutes(1));
      expect(await issue(userId)).toBeDefined();
      const again = await at(() => world.links.issuedAt(userId));
      expect(again?.getTime()).toBeGreaterThan(issuedAt?.getTime() ?? Infinity);
    });

    it('S-24 a newer one takes the place of the older, which is nobody\u2019s then', async () => {
      const userId = await somebody();
      const older = await issue(userId);
      await world.age(userId, minutes(60));
      const newer = await issue(userId);
      expect(await found(older)).toBeUndefined();
      expect(await found(newer)).toMatchObject({ userId, redeemedAt: null });
    });

    it('of a hundred that are issued at once one is, also where there was one before', async () => {
      for (const before of [false, true]) {
        const userId = await somebody();
        if (before) {
          await issue(userId);
          await world.age(userId, minutes(61));
        }
        const made = fulfilled(await inParallel(100, () => issue(userId))).filter(Boolean);
        expect(made).toHaveLength(1);
        expect(await found(made[0])).toMatchObject({ userId });
      }
    });

    it('S-24 of a hundred who redeem one at once one does', async () => {
      const userId = await somebody();
      const digest = await issue(userId);
      const redeem = () =>
        at(async () => {
          const link = await world.links.getForUpdate(digest ?? Buffer.alloc(32));
          const session = world.secrets.tokenDigest(world.secrets.token());
          return link?.redeem(session, await world.clock.now());
        });
      expect(fulfilled(await inParallel(100, redeem))).toHaveLength(1);
    });

    it('S-40 is not there for another tenant or environment', async () => {
      const userId = await somebody();
      const digest = await issue(userId);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await found(digest, premises)).toBeUndefined();
        expect(await at(() => world.links.ofUserForUpdate(userId), premises)).toBeUndefined();
        expect(await at(() => world.links.issuedAt(userId), premises)).toBeUndefined();
      }
      expect(await found(digest)).toBeDefined();
    });
  });
}
