import { IdentificationTypes } from '@latchkey/identity';
import { identificationTypesContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

identificationTypesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, identificationTypes: world.parts.get(IdentificationTypes) };
});
