import { Users } from '@latchkey/identity';
import { usersContract } from '@latchkey/identity/testing';
import { pgWorld } from '../testing/pg-world.ts';

usersContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const identifyBy = async (attribute: string): Promise<void> => {
    await world.admin.query(
      `insert into tenant.identification_type (tenant_id, environment, id, name, name_key, kind, attribute, status,
          created_at, version) values ($1, 'live', $2, $3, $3, 'attribute', $3, 'active', now(), 1)`,
      [world.ours.tenantId, world.secrets.id(), attribute],
    );
  };
  return { ...world, users: world.parts.get(Users), identifyBy };
});
