import { LockQuestions } from '@latchkey/credentials';
import { lockQuestionsContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

lockQuestionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, questions: world.parts.get(LockQuestions) };
});
