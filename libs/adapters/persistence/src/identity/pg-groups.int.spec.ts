import { Groups } from '@latchkey/identity';
import { groupsContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

groupsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, groups: world.parts.get(Groups) };
});
