import { SpentProofs } from '@latchkey/recovery';
import { spentProofsContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

spentProofsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, spent: world.parts.get(SpentProofs) };
});
