import { SessionRevocations } from '@latchkey/credentials';
import { sessionRevocationsContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

sessionRevocationsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...{ ...world, revocations: world.parts.get(SessionRevocations) },
    openStore: async ({ tenantId, environment, storeId }, { sessionsOf, active }) => {
      const id = world.secrets.id();
      await world.admin.query(
        `insert into tenant.credential_store (tenant_id, environment, id, name, name_key, type_id,
            multi_factor_sign_in, holds_mailboxes, status, created_at, version, sessions_of)
          select tenant_id, environment, $4::uuid, $4::text, $4::text, type_id, false, false, $5, now(), 1, $6
          from tenant.credential_store where tenant_id = $1 and environment = $2 and id = $3`,
        [tenantId, environment, storeId, id, active ? 'active' : 'inactive', sessionsOf],
      );
      return id;
    },
    declare: async ({ storeId }, sessionsOf) => {
      await world.admin.query(`update tenant.credential_store set sessions_of = $2 where id = $1`, [
        storeId,
        sessionsOf,
      ]);
    },
  };
});
