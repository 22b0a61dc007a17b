import { StaffMembers } from '@latchkey/access';
import { addMember } from '@latchkey/access/testing';
import { IdentityConfirmations } from '@latchkey/verification';
import { identityConfirmationsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

identityConfirmationsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const staff = { ...world, members: world.parts.get(StaffMembers) };
  return {
    ...world,
    confirmations: world.parts.get(IdentityConfirmations),
    addPerson: async (premises) => {
      const userId = world.secrets.id();
      await seedUser(world.admin, premises, userId, `user-${userId}`, `${userId}@example.com`);
      return userId;
    },
    addAgent: async (premises) => (await addMember(staff, premises, ['password_reset_service_desk'])).id,
    age: async (milliseconds) => {
      await world.admin.query(
        `update tenant.identity_confirmation set opened_at = opened_at - make_interval(secs => $1),
          expires_at = expires_at - make_interval(secs => $1)`,
        [milliseconds / 1000],
      );
    },
  };
});
