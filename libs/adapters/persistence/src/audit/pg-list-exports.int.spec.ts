import { ListExports } from '@latchkey/audit';
import { listExportsContract } from '@latchkey/audit/testing';
import { pgWorld } from '../testing/pg-world.ts';

listExportsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    exports: world.parts.get(ListExports),
    exported: async ({ tenantId, environment }) =>
      (
        await world.admin.query<{ list: string; filter: string | null }>(
          `select subject as list, reason as filter from tenant.audit_entry
            where tenant_id = $1 and environment = $2 and action = 'audit.list.exported' order by at`,
          [tenantId, environment],
        )
      ).rows,
  };
});
