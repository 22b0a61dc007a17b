import type { Premises } from '../premises.ts';

/** What a tenant consists of, parents first. */
const tables = [
  'application',
  'credential_store_type',
  'credential_store',
  'verification',
  'process',
  'process_version',
  'process_verification',
  'app_user',
] as const;

/** Surrounds the one tenant of a database with copies of itself: same names, same ids, other tenants. */
export async function surround(premises: Premises, database: string, tenants: number): Promise<void> {
  const columns = await copiedColumns(premises, database);
  const copies = tables.map((table) => {
    const others = columns.get(table) ?? [];
    return `insert into tenant.${table} (tenant_id, ${others.join(', ')})
      select c.tenant_id, ${others.map((name) => `x.${name}`).join(', ')}
      from tenant.${table} x, crowd c where x.tenant_id not in (select tenant_id from crowd)`;
  });
  const statements = [
    `create temp table crowd as select uuidv7() as tenant_id, n from generate_series(1, ${tenants - 1}) n`,
    // The copies refer to what the original refers to: nothing has to be looked up for a million rows.
    `set session_replication_role = replica`,
    `insert into tenant.tenant (tenant_id, slug, display_name, status, created_at)
      select tenant_id, 'crowd-' || n, 'Crowd ' || n, 'active', now() from crowd`,
    `insert into directory.tenant_slug (slug, tenant_id) select 'crowd-' || n, tenant_id from crowd`,
    `insert into directory.api_key (digest, tenant_id, environment, application_id, key_id, permissions)
      select sha256(uuid_send(c.tenant_id)), c.tenant_id, k.environment, k.application_id, k.key_id, k.permissions
      from directory.api_key k, crowd c`,
    ...copies,
  ];
  await premises.sql(database, statements.join(';\n'));
  await premises.sql(database, 'vacuum analyze');
}

/** Every column but the tenant's, and but those that PostgreSQL works out by itself. */
async function copiedColumns(premises: Premises, database: string): Promise<Map<string, string[]>> {
  const rows = await premises.sql<{ table: string; columns: string[] }>(
    database,
    `select c.relname as table, array_agg(quote_ident(a.attname) order by a.attnum)::text[] as columns
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'tenant'::regnamespace and c.relname = any ($1) and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' and a.attname <> 'tenant_id'
      group by c.relname`,
    [[...tables]],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
