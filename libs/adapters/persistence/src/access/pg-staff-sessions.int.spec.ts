import { StaffMembers, StaffSessions } from '@latchkey/access';
import { staffSessionsContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

staffSessionsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    members: world.parts.get(StaffMembers),
    sessions: world.parts.get(StaffSessions),
    age: async (digest, begun, seen) => {
      await world.admin.query(
        `update tenant.staff_session set created_at = now() - make_interval(mins => $2),
            expires_at = now() + interval '8 hours' - make_interval(mins => $2),
            seen_at = now() - make_interval(mins => $3)
          where digest = $1`,
        [digest, begun, seen],
      );
    },
  };
});
