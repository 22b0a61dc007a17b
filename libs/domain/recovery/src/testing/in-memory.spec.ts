import { inMemoryWorld, type Premises } from '@latchkey/kernel/testing';
import type { Standing } from '../reset-request/standing.ts';
import { InMemoryResetRequests } from './in-memory-reset-requests.ts';
import { InMemoryTenant } from './in-memory-tenant.ts';
import { resetRequestsContract, type StandingChange } from './reset-requests.contract.ts';

const changes: Readonly<Record<StandingChange, Partial<Standing>>> = {
  'tenant suspended': { tenantActive: false },
  'application disabled': { applicationActive: false },
  'process deactivated': { processActive: false },
  'verification deactivated': { verificationActive: false },
  'store deactivated': { storeActive: false },
  'account deleted': { accountPresent: false, accountActive: false, destination: null },
  'account disabled': { accountActive: false },
  'address changed': { destination: 'new.address@example.com' },
};

resetRequestsContract('in memory', async () => {
  const world = inMemoryWorld();
  const tenants = [new InMemoryTenant(world.ours)];
  const of = (userId: string | null) =>
    tenants.find(({ premises }) => premises.userId === userId) ?? tenants[0];
  const resetRequests = new InMemoryResetRequests(world.database, (request) => {
    const tenant = of(request.userId);
    if (!tenant) throw new Error('no tenant');
    return tenant.standing(request);
  });
  return {
    ...world,
    resetRequests,
    addAccount: async (premises: Premises) => {
      const userId = world.secrets.id();
      const email = `${userId}@example.com`;
      tenants.push(new InMemoryTenant({ ...premises, userId, email }));
      return { userId, email };
    },
    change: async (_, change, userId) => {
      const tenant = of(userId);
      if (tenant) tenant.changed = changes[change];
      return async () => {
        if (tenant) tenant.changed = {};
      };
    },
  };
});
