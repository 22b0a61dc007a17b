import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';

const unruly = `
  select n.nspname || '.' || c.relname as table,
    concat_ws(', ',
      case when n.nspname not in ('tenant', 'directory', 'platform', 'graphile_worker') then 'in no known class' end,
      case when n.nspname = 'tenant' and not c.relrowsecurity then 'without row-level security' end,
      case when n.nspname = 'tenant' and not c.relforcerowsecurity then 'row-level security not forced' end,
      case when n.nspname = 'tenant' and pg_get_userbyid(c.relowner) <> 'latchkey_owner' then 'owned by a login' end,
      case when n.nspname = 'tenant' and exists (
        select 1 from pg_policy p where p.polrelid = c.oid
          and (p.polroles = '{0}' or exists (select 1 from pg_roles r
            where r.oid = any (p.polroles) and r.rolname in ('latchkey_app', 'latchkey_worker')))
          and pg_get_expr(p.polqual, p.polrelid) not like '%app.tenant_id%') then 'a policy forgets the tenant' end,
      case when n.nspname = 'tenant' and exists (
        select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisunique and a.attname <> 'tenant_id'
          and not (c.relname = 'tenant' and a.attname = 'slug') and not (c.relname = 'api_key' and a.attname = 'digest')
      ) then 'a key does not begin with the tenant' end,
      case when n.nspname = 'tenant' and exists (
        select 1 from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
        where f.conrelid = c.oid and f.contype = 'f' and a.attname <> 'tenant_id'
      ) then 'a foreign key does not begin with the tenant' end
    ) as faults
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
  order by 1`;

interface Verdict {
  readonly table: string;
  readonly faults: string;
}

describe('the catalogue', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let app: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await admin.connect();
    await app.connect();
  }, 60_000);
  afterAll(async () => {
    await app.end();
    await admin.end();
    await database.drop();
  });

  async function verdicts(): Promise<Verdict[]> {
    return (await admin.query<Verdict>(unruly)).rows;
  }

  it('S-40 every table is in a known class, and each of a tenant has forced row-level security with the tenant first', async () => {
    const all = await verdicts();
    const tenantTables = all.filter(({ table }) => table.startsWith('tenant.'));
    expect(all.filter(({ faults }) => faults !== '')).toEqual([]);
    expect(tenantTables.length).toBeGreaterThanOrEqual(25);
    process.stdout.write(
      `figure S-40: tables of tenants with forced row-level security = ${tenantTables.length} of ${tenantTables.length}\n`,
    );
  });

  it('S-40 a table that was made in another way is found', async () => {
    await admin.query('begin');
    await admin.query('create table tenant.forgotten (id uuid primary key, tenant_id uuid)');
    await admin.query('create table public.somewhere (id int)');
    const found = (await verdicts()).filter(({ faults }) => faults !== '');
    await admin.query('rollback');
    expect(found).toEqual([
      expect.objectContaining({ table: 'public.somewhere', faults: 'in no known class' }),
      expect.objectContaining({
        table: 'tenant.forgotten',
        faults:
          'without row-level security, row-level security not forced, owned by a login, a key does not begin with the tenant',
      }),
    ]);
  });

  it('S-40 without a tenant the application role sees no row of any tenant’s table, and cannot write one', async () => {
    await admin.query(
      `insert into tenant.tenant values ('01a20000-0000-7000-8000-000000000001', 'seen', 'Seen', 'active', now())`,
    );
    const tables = (await verdicts())
      .map(({ table }) => table)
      .filter((table) => table.startsWith('tenant.'));
    let rows = 0;
    for (const table of tables) rows += (await app.query(`select 1 from ${table}`)).rows.length;
    expect(rows).toBe(0);
    const write = app.query(
      `insert into tenant.data_key (tenant_id, version, wrapped) values ('01a20000-0000-7000-8000-000000000001', 1, '')`,
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
    process.stdout.write(
      `figure S-40: rows seen without a tenant, ${tables.length} tables = ${rows} (must be 0)\n`,
    );
  });

  it('S-40 the roles that serve requests own nothing, bypass nothing, and no role reads past its purpose', async () => {
    const { rows } = await admin.query(
      `select rolname from pg_roles where rolname like 'latchkey_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    );
    expect(rows).toEqual([]);
    const resolver = new pg.Client({ connectionString: database.resolverUrl });
    const queue = new pg.Client({ connectionString: database.queueUrl });
    await resolver.connect();
    await queue.connect();
    await expect(resolver.query('select 1 from tenant.app_user')).rejects.toMatchObject({ code: '42501' });
    await expect(queue.query('select facts from tenant.outbox_event')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(queue.query('select account_key from tenant.reset_request')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app.query('select sealed_private_key from platform.worker_key')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app.query('select 1 from directory.tenant_host')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('update tenant.audit_entry set actor = actor')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app.query('delete from tenant.audit_entry')).rejects.toMatchObject({ code: '42501' });
    await resolver.end();
    await queue.end();
  });
});
