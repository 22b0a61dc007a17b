import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { LockQuestion } from '../lock-question/lock-question.ts';
import type { LockQuestions } from '../lock-question/lock-questions.ts';

export interface LockQuestionsWorld extends ContractWorld {
  readonly questions: LockQuestions;
}

/** What holds for every collection of questions after lock states. */
export function lockQuestionsContract(name: string, make: () => Promise<LockQuestionsWorld>): void {
  describe(`questions after lock states: ${name}`, () => {
    let world: LockQuestionsWorld;
    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const ask = (minutesAgo = 0, premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment, storeId, userId } = premises;
        const id = world.secrets.id();
        const askedAt = later(await world.clock.now(), -minutes(minutesAgo));
        await world.questions.add(LockQuestion.ask({ tenantId, environment, id, storeId, userId, askedAt }));
        return id;
      }, premises);
    const answer = (id: string) =>
      at(async () => (await world.questions.getForUpdate(id))?.answer('locked', await world.clock.now()));
    const find = (id: string, premises = world.ours) => at(() => world.questions.getForUpdate(id), premises);
    const open = (premises = world.ours) => at(() => world.questions.openOf(premises.userId), premises);

    it('PR-W16 keeps a question and its answer, and knows which one is open', async () => {
      await ask(6);
      expect(await open()).toBeUndefined();
      const id = await ask();
      expect(await find(id)).toMatchObject({ id, lockState: null, answeredAt: null });
      expect(await open()).toBe(id);
      await answer(id);
      expect(await find(id)).toMatchObject({ lockState: 'locked', answeredAt: expect.any(Date) });
      expect(await open()).toBeUndefined();
    });

    it('S-40 one is not visible to another tenant or environment', async () => {
      const id = await ask();
      for (const place of [world.theirs, world.oursInTest]) {
        expect(await find(id, place)).toBeUndefined();
        expect(await open(place)).toBeUndefined();
      }
      await answer(id);
    });
  });
}
