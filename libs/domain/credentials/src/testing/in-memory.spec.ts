import { hours, TenantContext } from '@latchkey/kernel';
import { inMemoryWorld, type Premises } from '@latchkey/kernel/testing';
import type { SessionsOf } from '../store/store-driver.ts';
import { contradictionAlarmsContract } from './contradiction-alarms.contract.ts';
import { credentialChangesContract } from './credential-changes.contract.ts';
import { externalTasksContract } from './external-tasks.contract.ts';
import { InMemoryChangeOutcomes, InMemoryCredentialChanges } from './in-memory-credential-changes.ts';
import { InMemoryContradictionAlarms } from './in-memory-contradiction-alarms.ts';
import { InMemoryExternalTasks } from './in-memory-external-tasks.ts';
import { InMemoryPasswordHashes } from './in-memory-password-hashes.ts';
import { credentialStoresContract } from './credential-stores.contract.ts';
import { InMemoryCredentialStores, InMemoryStoreTests } from './in-memory-stores.ts';
import { InMemoryLockQuestions } from './in-memory-lock-questions.ts';
import { InMemorySessionRevocations } from './in-memory-session-revocations.ts';
import { lockQuestionsContract } from './lock-questions.contract.ts';
import { passwordHashesContract } from './password-hashes.contract.ts';
import { sessionRevocationsContract } from './session-revocations.contract.ts';
import { storeTestsContract } from './store-tests.contract.ts';

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

credentialStoresContract('in memory', async () => {
  const world = inMemoryWorld();
  const typeIn = () => Promise.resolve('type');
  return { ...world, stores: new InMemoryCredentialStores(world.database), typeIn };
});

storeTestsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, tests: new InMemoryStoreTests(world.database, () => world.clock.now()) };
});

externalTasksContract('in memory', async () => {
  const world = inMemoryWorld();
  const target = { driver: 'scripted', userName: world.ours.userName };
  const changes = new InMemoryCredentialChanges(world.database, () => target);
  return { ...world, changes, tasks: new InMemoryExternalTasks(world.database) };
});

contradictionAlarmsContract('in memory', async () => {
  const world = inMemoryWorld();
  const target = { driver: 'scripted', userName: world.ours.userName };
  const changes = new InMemoryCredentialChanges(world.database, () => target);
  const tasks = new InMemoryExternalTasks(world.database);
  const alarms = new InMemoryContradictionAlarms(world.database, tasks, changes);
  return { ...world, changes, tasks, alarms, passHour: async () => world.clock.advance(hours(1)) };
});

lockQuestionsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, questions: new InMemoryLockQuestions(world.database, () => world.clock.now()) };
});

sessionRevocationsContract('in memory', async () => {
  const world = inMemoryWorld();
  const places = [world.ours, world.theirs, world.oursInTest];
  const isHere = ({ tenantId, environment }: Pick<Premises, 'tenantId' | 'environment'>): boolean => {
    const here = TenantContext.current();
    return here.tenantId === tenantId && here.environment === environment;
  };
  const stores = places.map(({ tenantId, environment, storeId }) => ({
    ...{ tenantId, environment, storeId, driver: 'local', active: true },
    sessionsOf: null as SessionsOf | null,
  }));
  const revocations = new InMemorySessionRevocations(
    world.database,
    () => stores.filter(isHere),
    (userId) => places.filter(isHere).find((place) => place.userId === userId),
  );
  return {
    ...{ ...world, revocations },
    openStore: async ({ tenantId, environment }, store) => {
      const storeId = world.secrets.id();
      stores.push({ tenantId, environment, storeId, driver: 'local', ...store });
      return storeId;
    },
    declare: async ({ storeId }, sessionsOf) => {
      const own = stores.find((store) => store.storeId === storeId);
      if (own) own.sessionsOf = sessionsOf;
    },
  };
});
