import { RefreshTokens, Sessions } from '@latchkey/identity';
import { refreshTokensContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

refreshTokensContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, sessions: world.parts.get(Sessions), refreshTokens: world.parts.get(RefreshTokens) };
});
