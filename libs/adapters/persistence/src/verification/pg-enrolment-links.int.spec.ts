import type { Premises } from '@latchkey/kernel/testing';
import { EnrolmentLinks } from '@latchkey/verification';
import { enrolmentLinksContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

enrolmentLinksContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const addAccount = async (premises: Premises) => {
    const userId = world.secrets.id();
    await seedUser(world.admin, premises, userId, `user-${userId}`, `${userId}@example.com`);
    return { userId };
  };
  const age = async (userId: string, milliseconds: number) => {
    await world.admin.query(
      `update tenant.enrolment_link set issued_at = issued_at - make_interval(secs => $2),
          expires_at = expires_at - make_interval(secs => $2)
        where user_id = $1`,
      [userId, milliseconds / 1000],
    );
  };
  return { ...world, links: world.parts.get(EnrolmentLinks), addAccount, age };
});
