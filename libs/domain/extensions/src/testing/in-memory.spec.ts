import { inMemoryWorld } from '@latchkey/kernel/testing';
import { extensionsContract } from './extensions.contract.ts';
import { InMemoryExtensions } from './in-memory-extensions.ts';

extensionsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, extensions: new InMemoryExtensions(world.database) };
});
