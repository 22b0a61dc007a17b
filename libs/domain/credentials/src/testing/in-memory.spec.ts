import { inMemoryWorld } from '@latchkey/kernel/testing';
import { credentialChangesContract } from './credential-changes.contract.ts';
import { externalTasksContract } from './external-tasks.contract.ts';
import { InMemoryChangeOutcomes, InMemoryCredentialChanges } from './in-memory-credential-changes.ts';
import { InMemoryExternalTasks } from './in-memory-external-tasks.ts';
import { InMemoryPasswordHashes } from './in-memory-password-hashes.ts';
import { passwordHashesContract } from './password-hashes.contract.ts';

passwordHashesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, hashes: new InMemoryPasswordHashes(world.database) };
});

credentialChangesContract('in memory', async () => {
  const world = inMemoryWorld();
  const target = { driver: 'scripted', userName: world.ours.userName };
  const changes = new InMemoryCredentialChanges(world.database, () => target);
  return { ...world, changes, outcomes: new InMemoryChangeOutcomes(changes), driver: 'scripted' };
});

externalTasksContract('in memory', async () => {
  const world = inMemoryWorld();
  const target = { driver: 'scripted', userName: world.ours.userName };
  const changes = new InMemoryCredentialChanges(world.database, () => target);
  return { ...world, changes, tasks: new InMemoryExternalTasks(world.database) };
});
