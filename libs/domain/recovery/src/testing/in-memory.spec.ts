import { inMemoryWorld, type Premises } from '@latchkey/kernel/testing';
import { InMemoryCredentialChanges } from '@latchkey/credentials/testing';
import { InMemoryProcesses } from './in-memory-processes.ts';
import { InMemoryResetRequests } from './in-memory-reset-requests.ts';
import { InMemoryStepSessions } from './in-memory-step-sessions.ts';
import { InMemoryTenant } from './in-memory-tenant.ts';
import { processesContract } from './processes.contract.ts';
import { resetRequestsContract, standingAfter } from './reset-requests.contract.ts';
import { stepSessionsContract } from './step-sessions.contract.ts';

stepSessionsContract('in memory', () => {
  const world = inMemoryWorld();
  return Promise.resolve({ ...world, stepSessions: new InMemoryStepSessions(world.database) });
});

resetRequestsContract('in memory', async () => {
  const world = inMemoryWorld();
  const tenants = [new InMemoryTenant(world.ours)];
  const of = (userId: string | null) =>
    tenants.find(({ premises }) => premises.userId === userId) ?? tenants[0];
  const changes = new InMemoryCredentialChanges(world.database, () => undefined);
  const resetRequests = new InMemoryResetRequests(
    world.database,
    (request) => {
      const tenant = of(request.userId);
      if (!tenant) throw new Error('no tenant');
      return tenant.standing(request);
    },
    changes,
  );
  return {
    ...world,
    resetRequests,
    changes,
    addAccount: async (premises: Premises) => {
      const userId = world.secrets.id();
      const email = `${userId}@example.com`;
      tenants.push(new InMemoryTenant({ ...premises, userId, email }));
      return { userId, email };
    },
    change: async (_, change, userId) => {
      const tenant = of(userId);
      if (tenant) tenant.changed = standingAfter[change];
      return async () => {
        if (tenant) tenant.changed = {};
      };
    },
  };
});

processesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, processes: new InMemoryProcesses(world.database, () => undefined) };
});
