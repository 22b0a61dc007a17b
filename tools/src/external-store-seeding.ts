import { randomBytes } from 'node:crypto';
import { DataKeys, TenantContext } from '@latchkey/kernel';
import { EnvelopeSealer, KeyRing } from '@latchkey/keys';
import { Database, PgDataKeys, Transactions } from '@latchkey/persistence';
import pg from 'pg';
import type { SeedAccess, SeededTenant } from './tenant-seeding.ts';

export interface ExternalStoreSeed {
  /** As the driver reads them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly acceptsPassword: boolean;
}

/** Hands the store of a seeded tenant to an external system. Answers the secret by which both sides sign. */
export async function makeStoreExternal(
  access: SeedAccess,
  { tenantId, environment, storeId }: SeededTenant,
  { settings, acceptsPassword }: ExternalStoreSeed,
): Promise<string> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const sealed = await sealedSecrets(access, { tenantId, environment }, storeId, { callback: secret });
  // As superuser, past row-level security: the owner is bound by it like anybody else.
  const client = new pg.Client({ connectionString: access.adminUrl });
  await client.connect();
  try {
    await client.query(
      `update tenant.credential_store_type set driver = 'external', mode = 'asynchronous', can_unlock = true,
          can_read_lock_state = false, accepts_password = $2
        where id = (select type_id from tenant.credential_store where id = $1)`,
      [storeId, acceptsPassword],
    );
    await client.query(
      `update tenant.credential_store set settings = $2, secret_names = '{callback}', sealed_secrets = $3 where id = $1`,
      [storeId, JSON.stringify(settings), sealed],
    );
    await client.query(
      `insert into directory.credential_store (id, tenant_id, environment) values ($1, $2, $3)
        on conflict do nothing`,
      [storeId, tenantId, environment],
    );
    return secret;
  } finally {
    await client.end();
  }
}

async function sealedSecrets(
  { appUrl, keysFile }: SeedAccess,
  place: Pick<SeededTenant, 'tenantId' | 'environment'>,
  row: string,
  secrets: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const database = Database.open({ url: appUrl, poolSize: 2, applicationName: 'latchkey-seed' });
  try {
    const dataKeys: DataKeys = new PgDataKeys(new Transactions(database));
    const sealer = new EnvelopeSealer(await KeyRing.read(keysFile), dataKeys);
    const actor = { kind: 'system', part: 'seed' } as const;
    return await TenantContext.run({ ...place, actor, requestId: 'seed' }, async () => {
      await sealer.ready();
      return sealer.seal(JSON.stringify(secrets), {
        table: 'credential_store',
        column: 'sealed_secrets',
        row,
      });
    });
  } finally {
    await database.close();
  }
}
