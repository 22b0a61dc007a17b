import { Challenges } from '@latchkey/verification';
import { challengesContract } from '@latchkey/verification/testing';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld } from '../testing/pg-world.ts';

challengesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts, admin } = world;
  const passDay = async () => {
    await admin.query(`update tenant.code_brake set window_from = window_from - interval '25 hours'`);
  };
  return { ...world, challenges: parts.get(Challenges), openFlow: openFlowOf(world), passDay };
});
