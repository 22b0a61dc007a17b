import { AskedProofs } from '@latchkey/verification';
import { askedProofsContract } from '@latchkey/verification/testing';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld } from '../testing/pg-world.ts';

askedProofsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const openFlow = openFlowOf(world);
  const addRequest = async (premises: typeof world.ours) =>
    (await openFlow(premises, world.secrets.tokenDigest(world.secrets.token()))).requestId;
  return { ...world, askedProofs: world.parts.get(AskedProofs), addRequest };
});
