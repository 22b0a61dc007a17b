import { Challenges } from '@latchkey/verification';
import { challengesContract, codeBrakesContract, type ChallengesWorld } from '@latchkey/verification/testing';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld } from '../testing/pg-world.ts';

const challengesInPostgres = async (): Promise<ChallengesWorld> => {
  const world = await pgWorld();
  const { parts, admin } = world;
  const pass = async (milliseconds: number) => {
    await admin.query(
      `update tenant.code_brake set paused_until = paused_until - make_interval(secs => $1),
        failed_at = array(select at - make_interval(secs => $1) from unnest(failed_at) with ordinality f (at, n) order by n)`,
      [milliseconds / 1000],
    );
  };
  return { ...world, challenges: parts.get(Challenges), openFlow: openFlowOf(world), pass };
};

challengesContract('PostgreSQL', challengesInPostgres);
codeBrakesContract('PostgreSQL', challengesInPostgres);
