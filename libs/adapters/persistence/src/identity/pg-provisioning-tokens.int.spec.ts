import { ProvisioningTokens } from '@latchkey/identity';
import { provisioningTokensContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

provisioningTokensContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, tokens: world.parts.get(ProvisioningTokens) };
});
