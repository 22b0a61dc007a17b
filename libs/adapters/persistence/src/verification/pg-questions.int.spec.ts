import { QuestionCatalogue, Questions } from '@latchkey/verification';
import { questionsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';

questionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, questions: world.parts.get(Questions), catalogue: world.parts.get(QuestionCatalogue) };
});
