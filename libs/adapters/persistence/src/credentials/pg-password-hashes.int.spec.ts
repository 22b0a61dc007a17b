import { PasswordHashes } from '@latchkey/credentials';
import { passwordHashesContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

passwordHashesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, hashes: world.parts.get(PasswordHashes) };
});
