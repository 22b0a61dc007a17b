import { StepSessions } from '@latchkey/recovery';
import { stepSessionsContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

stepSessionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, stepSessions: world.parts.get(StepSessions) };
});
