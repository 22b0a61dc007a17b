import { SecondFactors, StaffMembers } from '@latchkey/access';
import { secondFactorsContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

secondFactorsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    members: world.parts.get(StaffMembers),
    factors: world.parts.get(SecondFactors),
    age: async (id, minutes) => {
      await world.admin.query(
        `update tenant.second_factor set begun_at = now() - make_interval(secs => $2) where id = $1`,
        [id, minutes * 60],
      );
    },
  };
});
