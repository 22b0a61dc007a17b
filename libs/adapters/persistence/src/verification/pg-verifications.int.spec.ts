import { DisabledMethods, Verifications } from '@latchkey/verification';
import { verificationsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';

verificationsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    verifications: world.parts.get(Verifications),
    disabledMethods: world.parts.get(DisabledMethods),
  };
});
