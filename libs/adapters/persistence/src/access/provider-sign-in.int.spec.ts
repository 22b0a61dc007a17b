import {
  IdentityProviders,
  SignInRounds,
  StaffIdentities,
  StaffMembers,
  UsedAssertions,
} from '@latchkey/access';
import { providerSignInContract } from '@latchkey/access/testing';
import { pgWorld } from '../testing/pg-world.ts';

providerSignInContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    members: world.parts.get(StaffMembers),
    providers: world.parts.get(IdentityProviders),
    rounds: world.parts.get(SignInRounds),
    identities: world.parts.get(StaffIdentities),
    used: world.parts.get(UsedAssertions),
    age: async (minutes) => {
      await world.admin.query(
        `update tenant.sign_in_round set expires_at = now() + interval '10 minutes' - make_interval(secs => $1)`,
        [minutes * 60],
      );
    },
  };
});
