import { CredentialChanges, ExternalTasks } from '@latchkey/credentials';
import { externalTasksContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

externalTasksContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts } = world;
  return { ...world, changes: parts.get(CredentialChanges), tasks: parts.get(ExternalTasks) };
});
