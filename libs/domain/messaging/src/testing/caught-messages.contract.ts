import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import type { CaughtMessages } from '../caught-message/caught-messages.ts';

export interface CaughtMessagesWorld extends ContractWorld {
  readonly caught: CaughtMessages;
}

/** What holds wherever caught messages are kept. */
export function caughtMessagesContract(name: string, make: () => Promise<CaughtMessagesWorld>): void {
  describe(`caught messages: ${name}`, () => {
    let world: CaughtMessagesWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const keep = (id: string, premises: Premises, letter = 'sealed') =>
      at(premises, () =>
        world.caught.keep({
          ...{ id, kind: 'reset-link', channel: 'mail', applicationId: premises.applicationId },
          sealedLetter: Buffer.from(letter),
        }),
      );
    const page = (premises: Premises, after: string | null = null, limit = 2) =>
      at(premises, () => world.caught.page(premises.applicationId, { after, limit }));

    it('BY-17 are told the newest first, page by page, and a repeat changes nothing', async () => {
      const ids = Array.from({ length: 3 }, () => world.secrets.id()).sort();
      for (const id of ids) await keep(id, world.oursInTest);
      await keep(ids[0] ?? '', world.oursInTest, 'another');
      const first = await page(world.oursInTest);
      expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
      const second = await page(world.oursInTest, first.next);
      expect(second).toMatchObject({
        items: [{ id: ids[0], channel: 'mail', kind: 'reset-link' }],
        next: null,
      });
      expect(second.items[0]?.sealedLetter.toString()).toBe('sealed');
    });

    it('BY-17 S-40 nothing is kept in a live environment, and nobody else sees what is in a test environment', async () => {
      await expect(keep(world.secrets.id(), world.ours)).rejects.toThrow();
      for (const premises of [world.ours, world.theirs]) expect((await page(premises)).items).toEqual([]);
      const another = await at(world.oursInTest, () =>
        world.caught.page(world.secrets.id(), { after: null, limit: 2 }),
      );
      expect(another.items).toEqual([]);
    });
  });
}
