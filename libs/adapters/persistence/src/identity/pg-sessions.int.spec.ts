import { Sessions } from '@latchkey/identity';
import { sessionsContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

sessionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, sessions: world.parts.get(Sessions) };
});
