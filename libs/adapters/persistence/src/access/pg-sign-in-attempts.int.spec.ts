import { SignInAttempts } from '@latchkey/access';
import { signInAttemptsContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

signInAttemptsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    attempts: world.parts.get(SignInAttempts),
    age: async (minutes) => {
      await world.admin.query(
        `update tenant.staff_sign_in_brake set window_from = now() - make_interval(secs => $1)`,
        [minutes * 60],
      );
    },
    refused: async ({ tenantId }) => {
      const { rows } = await world.admin.query<{ subject: string; reason: string | null }>(
        `select subject, reason from tenant.audit_entry
          where tenant_id = $1 and action = 'access.staff.sign-in-refused' and outcome = 'refused' order by at`,
        [tenantId],
      );
      return rows;
    },
  };
});
