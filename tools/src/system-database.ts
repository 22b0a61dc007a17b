import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import type { SecretsFolder } from './secrets-folder.ts';

const OLDEST_VERSION = 15;
const DATABASE = 'latchkey';

/** Where the system keeps its records: its own embedded server, or the one that DATABASE_URL names. */
export interface SystemDatabase {
  readonly adminUrl: string;
  readonly embedded: EmbeddedPostgres | null;
}

export interface SystemDatabaseOptions {
  readonly dataFolder: string;
  readonly secrets: SecretsFolder;
  readonly port: number;
  readonly durable: boolean;
  readonly databaseUrl: string | undefined;
  readonly onProgress: (words: string) => void;
}

export async function openDatabase(options: SystemDatabaseOptions): Promise<SystemDatabase> {
  if (options.databaseUrl !== undefined) {
    await refuseUnfitDatabase(options.databaseUrl);
    return { adminUrl: options.databaseUrl, embedded: null };
  }
  const dataFolder = join(options.dataFolder, 'postgres');
  refuseLostPassword(dataFolder, options.dataFolder);
  const embedded = await EmbeddedPostgres.start({
    dataFolder,
    port: options.port,
    password: await options.secrets.postgresPassword(),
    durable: options.durable,
    onProgress: options.onProgress,
  });
  try {
    await createDatabase(embedded.url());
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { adminUrl: embedded.url(DATABASE), embedded };
}

function refuseLostPassword(cluster: string, dataFolder: string): void {
  const password = join(dataFolder, 'secrets/postgres-password');
  if (!existsSync(join(cluster, 'PG_VERSION')) || existsSync(password)) return;
  throw new Error(
    `${cluster} holds a database, but its password ${password} is missing. ` +
      `Put the file back, or remove ${dataFolder} to begin anew.`,
  );
}

async function createDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

/** Said before anything is started, since a migration's error would say it worse. */
export async function refuseUnfitDatabase(url: string): Promise<void> {
  const where = describe(url);
  const facts = await withClient(url, async (client) => {
    const { rows } = await client.query<DatabaseFacts>(
      `select current_setting('server_version_num')::int / 10000 as version,
              (rolsuper or rolcreaterole) as "mayCreateRoles"
         from pg_roles where rolname = current_user`,
    );
    return rows[0];
  }).catch((error: unknown) => {
    throw new Error(`The PostgreSQL of DATABASE_URL (${where}) cannot be reached: ${reason(error)}`);
  });
  const fault = facts && faultOf(facts);
  if (fault) throw new Error(`The PostgreSQL of DATABASE_URL (${where}) ${fault}`);
}

export interface DatabaseFacts {
  readonly version: number;
  readonly mayCreateRoles: boolean;
}

export function faultOf({ version, mayCreateRoles }: DatabaseFacts): string | undefined {
  if (version < OLDEST_VERSION) return `is version ${version}; ${OLDEST_VERSION} or newer is needed.`;
  if (!mayCreateRoles) return 'does not let this user create roles. Give it CREATEROLE.';
  return undefined;
}

/** Host, port and database: never the password. */
function describe(url: string): string {
  if (!URL.canParse(url))
    throw new Error('DATABASE_URL is no URL. Example: postgresql://user:secret@host:5432/db');
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** A refused connection to a name with two addresses is an AggregateError without words of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
