import { ChangeOutcomes, CredentialChanges } from '@latchkey/credentials';
import { credentialChangesContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';
import { premisesDriver } from '../testing/seeded-premises.ts';

credentialChangesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts } = world;
  return {
    ...world,
    changes: parts.get(CredentialChanges),
    outcomes: parts.get(ChangeOutcomes),
    driver: premisesDriver,
  };
});
