import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, later, seconds } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Enrolment, mostOfOneVerification } from '../enrolment/enrolment.ts';
import type { Enrolments } from '../enrolment/enrolments.ts';

export interface EnrolmentsWorld extends ContractWorld {
  readonly enrolments: Enrolments;
  /** Another user of the same premises. */
  addAccount(premises: Premises): Promise<{ readonly userId: string }>;
}

const now = new Date('2026-03-01T12:00:00.000Z');
const sealed = Buffer.from('sealed');

/** What holds for every collection of enrolments. */
export function enrolmentsContract(name: string, make: () => Promise<EnrolmentsWorld>): void {
  describe(`enrolments: ${name}`, () => {
    let world: EnrolmentsWorld;
    const at = <T>(work: () => Promise<T>, premises = world.ours) => unitWithin(world, premises, work);
    const begin = async (
      userId: string,
      changes: { needsConfirmation?: boolean; now?: Date; mark?: string } = {},
      premises = world.ours,
    ): Promise<string> => {
      const { tenantId, environment, verificationId } = premises;
      const place = { tenantId, environment, verificationId, id: world.secrets.id(), userId };
      const enrolment = Enrolment.begin({
        ...{ ...place, method: 'authenticator', label: '', sealedHolding: sealed },
        ...{ needsConfirmation: true, privileged: false, now, ...changes },
      });
      await at(() => world.enrolments.add(enrolment), premises);
      return enrolment.id;
    };
    const somebody = async (premises = world.ours) => (await world.addAccount(premises)).userId;
    const actives = (userId: string, premises = world.ours) =>
      at(() => world.enrolments.activeForUpdate(userId, premises.verificationId), premises);
    const active = async (userId: string, premises = world.ours) => (await actives(userId, premises))[0];

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('PR-T12 keeps a begun enrolment, its confirmation, its use and its end', async () => {
      const userId = await somebody();
      const id = await begin(userId);
      expect(await active(userId)).toBeUndefined();
      const change = (work: (enrolment: Enrolment | undefined) => void) =>
        at(async () => work(await world.enrolments.getForUpdate(id, userId)));
      await change((enrolment) => enrolment?.confirm(Buffer.from('confirmed'), now));
      expect(await active(userId)).toMatchObject({
        id,
        status: 'active',
        usableFrom: later(now, 86_400_000),
      });
      await change((enrolment) => enrolment?.used(Buffer.from('used'), later(now, 5)));
      const used = await active(userId);
      expect(used?.lastUsedAt).toEqual(later(now, 5));
      expect(Buffer.from(used?.sealedHolding ?? []).toString()).toBe('used');
      await change((enrolment) => enrolment?.remove(later(now, 9)));
      expect(await active(userId)).toBeUndefined();
      expect(await at(() => world.enrolments.getForUpdate(id, userId))).toBeUndefined();
      expect(await at(() => world.enrolments.of(userId))).toEqual([]);
    });

    it('PR-T12 a person has each once: a second begins only when the first was removed', async () => {
      const userId = await somebody();
      await begin(userId, { needsConfirmation: false });
      await expect(begin(userId)).rejects.toThrow(Conflict);
    });

    it('PR-T11 of phones and passkeys a person has several, each once, the oldest first, and not without end', async () => {
      const userId = await somebody();
      const add = (mark: string, place: number) =>
        begin(userId, { needsConfirmation: false, mark, now: later(now, seconds(place)) });
      const first = await add('one', 0);
      const second = await add('two', 1);
      await expect(add('two', 2)).rejects.toThrow(Conflict);
      expect((await actives(userId)).map(({ id }) => id)).toEqual([first, second]);
      for (let place = 2; place < mostOfOneVerification; place += 1) await add(`more ${place}`, place);
      await expect(add('one too many', 99)).rejects.toThrow(Conflict);
      expect(await actives(userId)).toHaveLength(mostOfOneVerification);
    });

    it('PR-T11 a mark that is known only when it is confirmed is told apart as well', async () => {
      const userId = await somebody();
      await begin(userId, { needsConfirmation: false, mark: 'one' });
      const id = await begin(userId);
      const confirm = (mark: string) =>
        at(async () => {
          const enrolment = await world.enrolments.getForUpdate(id, userId);
          if (!enrolment) throw new Error('not there');
          await world.enrolments.requireDistinct(enrolment, mark);
          enrolment.confirm(sealed, now, mark);
        });
      await expect(confirm('one')).rejects.toThrow(Conflict);
      await confirm('two');
      expect((await actives(userId)).map(({ mark }) => mark).sort()).toEqual(['one', 'two']);
    });

    it('what is begun anew replaces what was begun', async () => {
      const userId = await somebody();
      const first = await begin(userId);
      const second = await begin(userId, { now: later(now, seconds(5)) });
      expect((await at(() => world.enrolments.of(userId))).map(({ id }) => id)).toEqual([second]);
      expect(await at(() => world.enrolments.getForUpdate(first, userId))).toBeUndefined();
    });

    it('of a hundred who enrol at once one is active', async () => {
      const userId = await somebody();
      const made = fulfilled(await inParallel(100, () => begin(userId, { needsConfirmation: false })));
      expect(made).toHaveLength(1);
      expect(await active(userId)).toMatchObject({ id: made[0] });
    });

    it('S-36 of a hundred who enrol in what can only be the first, one does', async () => {
      const userId = await somebody();
      const { tenantId, environment, verificationId } = world.ours;
      const enrolFirst = (place: number) =>
        at(async () => {
          if (await world.enrolments.hasActive(userId)) throw new Error('not the first');
          await world.enrolments.add(
            Enrolment.begin({
              ...{ tenantId, environment, verificationId, id: world.secrets.id(), userId, now },
              ...{ method: 'authenticator', label: '', sealedHolding: sealed, mark: String(place) },
              ...{ needsConfirmation: false, privileged: false, lent: true },
            }),
          );
        });
      let place = 0;
      expect(fulfilled(await inParallel(100, () => enrolFirst((place += 1))))).toHaveLength(1);
      expect(await actives(userId)).toMatchObject([{ lent: true }]);
      expect(await at(() => world.enrolments.hasActive(userId), world.theirs)).toBe(false);
    });

    it('S-32 of a hundred who use it at once each meets what the one before has left', async () => {
      const userId = await somebody();
      const id = await begin(userId, { needsConfirmation: false });
      const count = (enrolment: Enrolment | undefined): number =>
        Number(Buffer.from(enrolment?.sealedHolding ?? []).toString()) || 0;
      await inParallel(100, () =>
        at(async () => {
          const enrolment = await world.enrolments.getForUpdate(id, userId);
          enrolment?.used(Buffer.from(String(count(enrolment) + 1)), now);
        }),
      );
      expect(count(await active(userId))).toBe(100);
    });

    it('is nobody else\u2019s: of another person, tenant or environment there is none', async () => {
      const [userId, other] = [await somebody(), await somebody()];
      const id = await begin(userId, { needsConfirmation: false });
      expect(await at(() => world.enrolments.getForUpdate(id, other))).toBeUndefined();
      expect(await active(other)).toBeUndefined();
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await at(() => world.enrolments.getForUpdate(id, userId), premises)).toBeUndefined();
        expect(await at(() => world.enrolments.of(userId), premises)).toEqual([]);
      }
    });
  });
}
