import { StaffMembers } from '@latchkey/access';
import { staffMembersContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

staffMembersContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, members: world.parts.get(StaffMembers) };
});
