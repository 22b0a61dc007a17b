import { Users } from '@latchkey/identity';
import { usersContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

usersContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, users: world.parts.get(Users) };
});
