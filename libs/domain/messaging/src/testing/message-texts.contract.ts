import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound, StaleVersion } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, unitWithin, type ContractWorld } from '@latchkey/kernel/testing';
import { MessageText } from '../message-text/message-text.ts';
import type { MessageTexts } from '../message-text/message-texts.ts';
import type { TextKey } from '../message-text/text-parts.ts';

export interface MessageTextsWorld extends ContractWorld {
  readonly texts: MessageTexts;
}

/** What holds for every place where a tenant's own texts are kept. */
export function messageTextsContract(name: string, make: () => Promise<MessageTextsWorld>): void {
  describe(`message texts: ${name}`, () => {
    let world: MessageTextsWorld;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises = world.ours) => unitWithin(world, premises, work);
    const write = (key: TextKey, locale = 'en', text = 'Our own words.', premises = world.ours) =>
      at(async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        const made = MessageText.create({ ...place, key, locale, text });
        await world.texts.add(made);
        return made.id;
      }, premises);
    const said = async (locale: string, premises = world.ours) => {
      const written = await at(() => world.texts.inLanguage(locale), premises);
      return Object.fromEntries(written.map(({ key, text }) => [key, text]));
    };
    const change = (id: string, text: string, version: number) =>
      at(async () => (await world.texts.getForUpdate(id)).change(text, version));
    const remove = (id: string) => at(async () => world.texts.remove(await world.texts.getForUpdate(id)));

    it('keeps one text of each language, changes it, and forgets it', async () => {
      const id = await write('mail.reset-intro', 'en', 'First.');
      await write('mail.reset-intro', 'de', 'Erstens.');
      expect([await said('en'), await said('de'), await said('fr')]).toEqual([
        { 'mail.reset-intro': 'First.' },
        { 'mail.reset-intro': 'Erstens.' },
        {},
      ]);
      await change(id, 'Second.', 1);
      await expect(change(id, 'Third.', 7)).rejects.toThrow(StaleVersion);
      expect(await said('en')).toEqual({ 'mail.reset-intro': 'Second.' });
      await remove(id);
      await expect(remove(id)).rejects.toThrow(NotFound);
      expect(await said('en')).toEqual({});
      await write('mail.reset-intro');
    });

    it('of a hundred who write one text at once, one has written it', async () => {
      const written = fulfilled(await inParallel(100, () => write('mail.footer', 'nl')));
      figure(`${name}: ${written.length} of 100 parallel texts of one part and language were kept`);
      expect(written).toHaveLength(1);
      await expect(write('mail.footer', 'nl')).rejects.toThrow(Conflict);
    });

    it('S-40 is of this tenant and environment alone', async () => {
      const id = await write('mail.hello', 'it', 'Salve,');
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await said('it', premises)).toEqual({});
        await expect(at(() => world.texts.getForUpdate(id), premises)).rejects.toThrow(NotFound);
        await write('mail.hello', 'it', 'Ciao,', premises);
      }
      expect(await said('it')).toEqual({ 'mail.hello': 'Salve,' });
    });
  });
}
