import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import type { QuestionCatalogue } from '../question/question-catalogue.ts';
import type { QuestionWording } from '../question/question-texts.ts';
import { Question } from '../question/question.ts';
import type { Questions } from '../question/questions.ts';

export interface QuestionsWorld extends ContractWorld {
  readonly questions: Questions;
  readonly catalogue: QuestionCatalogue;
}

const inEnglish = (text: string): QuestionWording => ({ texts: { en: text }, defaultLanguage: 'en' });

/** What holds for every collection of questions and the catalogue that people choose from. */
export function questionsContract(name: string, make: () => Promise<QuestionsWorld>): void {
  describe(`questions: ${name}`, () => {
    let world: QuestionsWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const write = (wording: QuestionWording, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        await world.questions.add(Question.create({ ...place, ...wording }));
        return place.id;
      }, premises);
    const add = (text: string, premises?: Premises) => write(inEnglish(text), premises);
    const find = (id: string, premises?: Premises) => at(() => world.questions.getForUpdate(id), premises);
    const change = (id: string, wording: QuestionWording) =>
      at(async () => {
        const found = await world.questions.getForUpdate(id);
        found.change(wording, found.version);
        await world.questions.keepWording(found);
      });
    const remove = (id: string) =>
      at(async () => world.questions.remove(await world.questions.getForUpdate(id)));
    const usage = (id: string) =>
      at(async () => [await world.questions.usedBy(id), await world.questions.isUsed(id)]);
    const enrol = (questionIds: readonly string[], enrolmentId = world.secrets.id()) =>
      at(async () => {
        await world.catalogue.keepEnrolled({ enrolmentId, userId: world.ours.userId, questionIds });
        return enrolmentId;
      });

    it('PR-T20 keeps what was changed, in every language', async () => {
      const id = await add('Which lake did you first swim in?');
      const texts = { en: 'In which lake did you swim first?', de: 'In welchem See schwammen Sie zuerst?' };
      await change(id, { texts, defaultLanguage: 'de' });
      await at(async () => (await world.questions.getForUpdate(id)).deactivate());
      expect(await find(id)).toMatchObject({ texts, defaultLanguage: 'de', status: 'inactive' });
    });

    it('PR-B39 a text is of one question in its language, whatever letter case, normal form and blanks', async () => {
      const text = 'Welches Caf\u00e9 war Ihr erstes?';
      await write({ texts: { de: text, nl: 'Welk terras?' }, defaultLanguage: 'de' });
      const alike = ' welches  CAFE\u0301 war\u00a0ihr erstes? ';
      const same: QuestionWording = { texts: { de: alike }, defaultLanguage: 'de' };
      await expect(write(same)).rejects.toThrow(Conflict);
      await write({ texts: { lb: text }, defaultLanguage: 'lb' });
      for (const premises of [world.theirs, world.oursInTest]) await write(same, premises);
      const other = await write({ texts: { de: 'Welcher Bahnhof?' }, defaultLanguage: 'de' });
      await expect(change(other, same)).rejects.toThrow(Conflict);
      await change(other, { texts: { de: 'welcher bahnhof?' }, defaultLanguage: 'de' });
      expect((await find(other)).texts).toEqual({ de: 'welcher bahnhof?' });
    });

    it('PR-B39 of ten who write one question at once, one does', async () => {
      expect(fulfilled(await inParallel(10, () => add('Wanted by all?')))).toHaveLength(1);
    });

    it('PR-B39 what a question said before, and what a removed one said, is free', async () => {
      const id = await add('Said at first?');
      await change(id, inEnglish('Said afterwards?'));
      await add('Said at first?');
      await remove(id);
      await expect(find(id)).rejects.toThrow(NotFound);
      await add('Said afterwards?');
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await add('Ours alone?');
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(find(id, premises)).rejects.toThrow(NotFound);
        const seen = await at(
          async () => [
            ...(await world.catalogue.active()),
            ...(await world.catalogue.heldActive([id])),
            ...(await world.catalogue.find([id])),
          ],
          premises,
        );
        expect(seen.map((question) => question.id)).not.toContain(id);
        expect(await at(() => world.questions.usedBy(id), premises)).toBe(0);
      }
    });

    it('people choose from the active ones; who has enrolled one reads it still', async () => {
      const [first, second] = [await add('First of two?'), await add('Second of two?')];
      await at(async () => (await world.questions.getForUpdate(second)).deactivate());
      const chosen = [first, second, world.secrets.id(), 'no id', '__proto__'];
      const active = await at(() => world.catalogue.active());
      expect(active.map(({ id }) => id)).toContain(first);
      expect(active.map(({ id }) => id)).not.toContain(second);
      expect((await at(() => world.catalogue.heldActive(chosen))).map(({ id }) => id)).toEqual([first]);
      expect(await at(() => world.catalogue.find([second, ...chosen]))).toMatchObject([
        { id: second, ...inEnglish('Second of two?') },
        { id: first, ...inEnglish('First of two?') },
        { id: second },
      ]);
    });

    it('PR-T02 knows how many have enrolled a question, until they are released', async () => {
      const [one, other] = [await add('Chosen by two?'), await add('Chosen by one?')];
      expect(await usage(one)).toEqual([0, false]);
      const both = await enrol([one, other]);
      const single = await enrol([one]);
      expect([await usage(one), await usage(other)]).toEqual([
        [2, true],
        [1, true],
      ]);
      await at(() => world.catalogue.releaseEnrolled(both));
      expect([await usage(one), await usage(other)]).toEqual([
        [1, true],
        [0, false],
      ]);
      for (let n = 0; n < 2; n += 1) await at(() => world.catalogue.releaseEnrolled(single));
      expect(await usage(one)).toEqual([0, false]);
      await remove(one);
    });

    it('PR-T02 of who enrols a question and who deletes it at once, one is first', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = await add(`Contested in round ${round}?`);
        const enrolling = at(async () => {
          const held = (await world.catalogue.heldActive([id])).map((question) => question.id);
          const place = { enrolmentId: world.secrets.id(), userId: world.ours.userId };
          await world.catalogue.keepEnrolled({ ...place, questionIds: held });
          return held.length;
        });
        const deleting = at(async () => {
          const found = await world.questions.getForUpdate(id);
          if (!(await world.questions.isUsed(id))) await world.questions.remove(found);
        });
        const [enrolled] = await Promise.all([enrolling, deleting]);
        const left = await at(() => world.catalogue.find([id]));
        expect([left.length, ...(await usage(id))]).toEqual([enrolled, enrolled, enrolled === 1]);
      }
    });
  });
}
