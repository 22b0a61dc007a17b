import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hours, seconds } from '@latchkey/kernel';
import { fulfilled, inParallel } from '@latchkey/kernel/testing';
import { signingKeySchedule, signingNow, type SigningKeys } from '../access-token/signing-keys.ts';

export interface SigningKeysWorld {
  readonly keys: SigningKeys;
  /** Lets so many milliseconds go by. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const { signsFor, publishedAhead, keptAfterwards } = signingKeySchedule;

/** What holds for every place in which signing keys are kept. */
export function signingKeysContract(name: string, make: () => Promise<SigningKeysWorld>): void {
  describe(`signing keys: ${name}`, () => {
    let world: SigningKeysWorld;
    const offer = (id: string): Promise<boolean> =>
      world.keys.offer({ id, publicKey: { kid: id }, sealedPrivateKey: Buffer.from(`sealed ${id}`) });
    const ids = async (): Promise<string[]> => (await world.keys.look()).keys.map((key) => key.id);
    const signing = async (): Promise<string | undefined> => {
      const { keys, now } = await world.keys.look();
      return signingNow(keys, now)?.id;
    };

    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.close());

    it('there are none before the first, and the time is known', async () => {
      const { keys, now } = await world.keys.look();
      expect(keys).toEqual([]);
      expect(now.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
    });

    it('the first one signs at once, and is kept as it was offered', async () => {
      expect(await offer('first')).toBe(true);
      expect(await signing()).toBe('first');
      const [first] = (await world.keys.look()).keys;
      expect(first).toMatchObject({ id: 'first', publicKey: { kid: 'first' } });
      expect(Buffer.from(first?.sealedPrivateKey ?? []).toString()).toBe('sealed first');
    });

    it('the next one is taken no earlier than a day before its time, and signs no earlier than then', async () => {
      await offer('first');
      await world.pass(signsFor - publishedAhead - hours(1));
      expect(await offer('early')).toBe(false);
      await world.pass(hours(1));
      expect(await offer('next')).toBe(true);
      expect([await ids(), await signing()]).toEqual([['first', 'next'], 'first']);
      expect(await offer('one too many')).toBe(false);
      await world.pass(publishedAhead - hours(1));
      expect(await signing()).toBe('first');
      await world.pass(hours(1));
      expect(await signing()).toBe('next');
    });

    it('a pair stays published until every token that it signed is over', async () => {
      await offer('first');
      expect(await world.keys.removeSpent()).toBe(0);
      await world.pass(signsFor - publishedAhead);
      await offer('next');
      await world.pass(publishedAhead + keptAfterwards - seconds(60));
      expect([await world.keys.removeSpent(), await ids()]).toEqual([0, ['first', 'next']]);
      await world.pass(seconds(60));
      expect([await world.keys.removeSpent(), await ids()]).toEqual([1, ['next']]);
    });

    it('the only pair goes on signing, however old it is: a worker that was away takes no token from anybody', async () => {
      await offer('first');
      await world.pass(10 * signsFor);
      expect([await world.keys.removeSpent(), await signing()]).toEqual([0, 'first']);
      expect(await offer('next')).toBe(true);
      expect(await signing()).toBe('first');
    });

    it('of a hundred processes that offer one at once, one is taken: for the first pair and for the next', async () => {
      for (const round of ['first', 'next']) {
        const taken = fulfilled(await inParallel(100, () => offer(`${round} ${Math.random()}`)));
        expect([taken.length, taken.filter(Boolean).length]).toEqual([100, 1]);
        await world.pass(signsFor - publishedAhead);
      }
      expect(await ids()).toHaveLength(2);
    });
  });
}
