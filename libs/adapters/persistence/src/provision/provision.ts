import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations } from 'graphile-worker';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrations } from '../migrations/migrations.ts';
import { ormOptions } from '../orm-options.ts';
import { quiet } from './quiet-logger.ts';

export interface RolePasswords {
  readonly app: string;
  readonly worker: string;
  readonly resolver: string;
  readonly queue: string;
}

export interface Provisioning {
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  /** Name of the last migration to run, to rehearse an update from an older version; all when left out. */
  readonly upTo?: string;
}

const owner = 'latchkey_owner';
const logins = ['app', 'worker', 'resolver', 'queue'] as const;
/**
 * Whatever answers people reads by keys that begin with the tenant. A table that is one page long today is cheaper to read
 * whole, and a plan made for that is kept while it grows; and nothing that short is worth compiling.
 */
const plansThatStay = ['enable_seqscan = off', 'jit = off'];
const schemas = ['tenant', 'directory', 'platform'] as const;

/**
 * Brings a database to this version: roles, schemas, our tables, the job queue's tables. Safe to run again and by
 * several processes at once. `adminUrl`: a role that may create roles, in the database that is meant.
 */
export async function provision(settings: Provisioning): Promise<void> {
  const { adminUrl, passwords, upTo } = settings;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('latchkey provision'))`);
    await inTurn(() => createRoles(client, passwords));
    await refusePowerfulRoles(client);
    await createSchemas(client);
    await migrate(adminUrl, upTo);
    await createQueue(client, adminUrl);
  } finally {
    await client.end();
  }
}

const roleFaults = new Set(['XX000', '23505', '42710']);

/**
 * Roles belong to the whole server and the lock above to one database: somebody who prepares another database at the
 * same moment may come in between ("tuple concurrently updated").
 */
async function inTurn(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
      if (attempt === 20 || !roleFaults.has(code)) throw error;
      await pause(20 + Math.random() * 50 * attempt);
    }
  }
}

async function createRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  await createRole(client, owner, 'nologin');
  for (const login of logins) {
    const name = `latchkey_${login}`;
    const password = client.escapeLiteral(passwords[login]);
    await createRole(client, name, `login password ${password}`);
    await client.query(`alter role ${name} login password ${password}`);
  }
  for (const role of ['latchkey_app', 'latchkey_resolver'])
    for (const setting of plansThatStay) await client.query(`alter role ${role} set ${setting}`);
  await client.query(`grant ${owner}, latchkey_queue to current_user`);
}

async function createRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const known = await client.query(`select 1 from pg_roles where rolname = $1`, [name]);
  if (known.rowCount === 0) await client.query(`create role ${name} ${attributes}`);
}

/** A role that was here before us may be more powerful than ours may be; only its owner can mend that. */
async function refusePowerfulRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname like 'latchkey\\_%' and (rolsuper or rolbypassrls)`,
  );
  const names = rows.map(({ name }) => name).join(', ');
  if (names !== '')
    throw new Error(`These roles must be neither superuser nor bypass row-level security: ${names}`);
}

async function createSchemas(client: pg.Client): Promise<void> {
  for (const schema of schemas) {
    await client.query(`create schema if not exists ${schema} authorization ${owner}`);
  }
  await client.query(`grant usage on schema tenant to latchkey_app, latchkey_worker, latchkey_queue`);
  await client.query(`grant usage on schema directory to latchkey_app, latchkey_resolver`);
  await client.query(`grant usage on schema platform to latchkey_app, latchkey_worker, latchkey_queue`);
}

/** A connection of the administrator that acts as another role. */
function actingAs(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', `-c role=${role}`);
  return url.toString();
}

async function migrate(adminUrl: string, upTo: string | undefined): Promise<void> {
  const orm = new MikroORM({
    ...ormOptions(adminUrl),
    driverOptions: { options: `-c role=${owner}` },
    extensions: [Migrator],
    migrations: {
      migrationsList: [...migrations],
      tableName: 'migration',
      silent: true,
      snapshot: false,
    },
  });
  try {
    await orm.migrator.up(upTo === undefined ? {} : { to: upTo });
  } finally {
    await orm.close(true);
  }
}

async function createQueue(client: pg.Client, adminUrl: string): Promise<void> {
  const database = (await client.query<{ name: string }>(`select quote_ident(current_database()) as name`))
    .rows[0];
  const name = database?.name ?? '';
  await client.query(`grant create on database ${name} to latchkey_queue`);
  await runMigrations({ connectionString: actingAs(adminUrl, 'latchkey_queue'), logger: quiet() });
  await client.query(`revoke create on database ${name} from latchkey_queue`);
}
