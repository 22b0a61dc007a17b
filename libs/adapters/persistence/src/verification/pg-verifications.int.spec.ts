import { DisabledMethods, Verifications, VerificationTemplates } from '@latchkey/verification';
import { templatesContract, verificationsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';

verificationsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    verifications: world.parts.get(Verifications),
    disabledMethods: world.parts.get(DisabledMethods),
  };
});

templatesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, templates: world.parts.get(VerificationTemplates) };
});
