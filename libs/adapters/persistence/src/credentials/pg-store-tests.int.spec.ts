import { StoreTests } from '@latchkey/credentials';
import { storeTestsContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

storeTestsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, tests: world.parts.get(StoreTests) };
});
