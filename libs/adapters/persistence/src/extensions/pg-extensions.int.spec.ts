import { Extensions } from '@latchkey/extensions';
import { extensionsContract } from '@latchkey/extensions/testing';
import { pgWorld } from '../testing/pg-world.ts';

extensionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, extensions: world.parts.get(Extensions) };
});
