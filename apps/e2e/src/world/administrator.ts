import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { HttpClient } from './http-client.ts';
import type { World } from './world.ts';

/** The first administrator of Acme, signed in to the admin API. */
export async function administratorOf(world: World): Promise<HttpClient> {
  const token = randomBytes(32).toString('base64url');
  const { tenantId } = world.acme.seeded;
  await world.sql(
    `insert into tenant.setup_link (tenant_id, id, digest, created_at, expires_at)
      values ($1, $2, $3, now(), now() + interval '1 hour')`,
    [tenantId, randomUUID(), createHash('sha256').update(token).digest()],
  );
  await world.sql(
    `insert into directory.tenant_slug (slug, tenant_id) values ('acme', $1) on conflict do nothing`,
    [tenantId],
  );
  const api = new HttpClient(world.system.url('admin-api'));
  const someone = { tenant: 'acme', email: 'admin@acme.example', password: 'a quiet harbour at seven' };
  await api.post('/v1/setup', { ...someone, token, displayName: 'Admin' });
  const { body } = await api.post<{ sessionToken: string }>('/v1/sign-in', someone);
  return api.with({ authorization: `Bearer ${body.sessionToken}` });
}
