import { SetupLinks, StaffMembers } from '@latchkey/access';
import { setupLinksContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

setupLinksContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    members: world.parts.get(StaffMembers),
    links: world.parts.get(SetupLinks),
    age: async (digest, hours) => {
      await world.admin.query(
        `update tenant.setup_link set created_at = created_at - make_interval(secs => $2),
            expires_at = expires_at - make_interval(secs => $2)
          where digest = $1`,
        [digest, hours * 3600],
      );
    },
  };
});
