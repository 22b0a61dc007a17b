import type { Premises } from '@latchkey/kernel/testing';
import { Enrolments } from '@latchkey/verification';
import { enrolmentsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

enrolmentsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const addAccount = async (premises: Premises) => {
    const userId = world.secrets.id();
    await seedUser(world.admin, premises, userId, `user-${userId}`, `${userId}@example.com`);
    return { userId };
  };
  return { ...world, enrolments: world.parts.get(Enrolments), addAccount };
});
