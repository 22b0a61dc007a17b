import { UserImports } from '@latchkey/identity';
import { userImportsContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

userImportsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, imports: world.parts.get(UserImports) };
});
