import { inMemoryWorld } from '@latchkey/kernel/testing';
import { groupsContract } from './groups.contract.ts';
import { identificationTypesContract } from './identification-types.contract.ts';
import { InMemoryGroups } from './in-memory-groups.ts';
import { InMemoryIdentificationTypes } from './in-memory-identification-types.ts';
import { InMemoryRefreshTokens } from './in-memory-refresh-tokens.ts';
import { InMemorySessions } from './in-memory-sessions.ts';
import { InMemoryUsers } from './in-memory-users.ts';
import { refreshTokensContract } from './refresh-tokens.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { usersContract } from './users.contract.ts';

usersContract('in memory', async () => {
  const world = inMemoryWorld();
  const users = new InMemoryUsers(world.database);
  const identifyBy = async (attribute: string): Promise<void> => void users.identifying.add(attribute);
  return { ...world, users, identifyBy };
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
