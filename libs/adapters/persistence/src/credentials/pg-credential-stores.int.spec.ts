import { CredentialStores } from '@latchkey/credentials';
import { credentialStoresContract } from '@latchkey/credentials/testing';
import type { Premises } from '@latchkey/kernel/testing';
import { pgWorld } from '../testing/pg-world.ts';

credentialStoresContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const typeIn = async ({ tenantId, environment }: Premises) => {
    const text = `select id from tenant.credential_store_type where tenant_id = $1 and environment = $2 limit 1`;
    return ((await world.admin.query(text, [tenantId, environment])).rows[0] as { id: string }).id;
  };
  return { ...world, stores: world.parts.get(CredentialStores), typeIn };
});
