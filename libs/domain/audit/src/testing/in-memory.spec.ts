import { inMemoryWorld } from '@latchkey/kernel/testing';
import { InMemoryListExports } from './in-memory-list-exports.ts';
import { listExportsContract } from './list-exports.contract.ts';

listExportsContract('in memory', async () => {
  const world = inMemoryWorld();
  return {
    ...world,
    exports: new InMemoryListExports(world.database),
    exported: async ({ tenantId, environment }) =>
      world.database.happenings
        .filter(({ scope }) => scope.tenantId === tenantId && scope.environment === environment)
        .map(({ event }) => ({ list: event.subject, filter: event.reason })),
  };
});
