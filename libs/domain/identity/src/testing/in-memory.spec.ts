import { inMemoryWorld } from '@latchkey/kernel/testing';
import { groupsContract } from './groups.contract.ts';
import { identificationTypesContract } from './identification-types.contract.ts';
import { InMemoryGroups } from './in-memory-groups.ts';
import { InMemoryIdentificationTypes } from './in-memory-identification-types.ts';
import { InMemoryRefreshTokens } from './in-memory-refresh-tokens.ts';
import { InMemoryProvisioningTokens } from './in-memory-provisioning-tokens.ts';
import { InMemorySessions } from './in-memory-sessions.ts';
import { InMemoryUserImports } from './in-memory-user-imports.ts';
import { InMemoryUsers } from './in-memory-users.ts';
import { refreshTokensContract } from './refresh-tokens.contract.ts';
import { provisioningTokensContract } from './provisioning-tokens.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { userImportsContract } from './user-imports.contract.ts';
import { usersContract } from './users.contract.ts';

usersContract('in memory', async () => {
  const world = inMemoryWorld();
  const users = new InMemoryUsers(world.database);
  const identifyBy = async (attribute: string): Promise<void> => void users.identifying.add(attribute);
  return { ...world, users, identifyBy };
});

provisioningTokensContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, tokens: new InMemoryProvisioningTokens(world.database) };
});

userImportsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, imports: new InMemoryUserImports(world.database) };
});

sessionsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, sessions: new InMemorySessions(world.database) };
});

refreshTokensContract('in memory', async () => {
  const world = inMemoryWorld();
  const sessions = new InMemorySessions(world.database);
  return { ...world, sessions, refreshTokens: new InMemoryRefreshTokens(world.database, sessions) };
});

groupsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, groups: new InMemoryGroups(world.database) };
});

identificationTypesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, identificationTypes: new InMemoryIdentificationTypes(world.database) };
});
