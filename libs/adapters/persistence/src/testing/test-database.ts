import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { provision } from '../provision/provision.ts';

export interface TestDatabase {
  /** As superuser: for looking, never for the code under test. */
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly resolverUrl: string;
  readonly queueUrl: string;
  readonly name: string;
  drop(): Promise<void>;
}

const roles = {
  app: 'latchkey_app',
  worker: 'latchkey_worker',
  resolver: 'latchkey_resolver',
  queue: 'latchkey_queue',
};
const password = 'test-only';

/** A database of its own for one test file, copied from a migrated template on the test run's PostgreSQL. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['LATCHKEY_TEST_DATABASE_URL'];
  if (!serverUrl) throw new Error('LATCHKEY_TEST_DATABASE_URL is not set: run the tests through Jest');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = await ensureTemplate(serverUrl);
  await withAdmin(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  const as = (role: string): string => urlOf(serverUrl, name, role);
  return {
    adminUrl: urlOf(serverUrl, name),
    appUrl: as(roles.app),
    workerUrl: as(roles.worker),
    resolverUrl: as(roles.resolver),
    queueUrl: as(roles.queue),
    name,
    drop: () =>
      withAdmin(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

function urlOf(serverUrl: string, database: string, role?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = password;
  }
  return url.toString();
}

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One template per state of the migrations; whoever comes first makes it, the others wait. */
function ensureTemplate(serverUrl: string): Promise<string> {
  const template = `template_${migrationsDigest()}`;
  return withAdmin(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('latchkey test template'))`);
    const ready = await client.query(`select 1 from pg_database where datname = $1 and datistemplate`, [
      template,
    ]);
    if (ready.rowCount === 0) {
      await client.query(`drop database if exists ${template} with (force)`);
      await client.query(`create database ${template}`);
      const passwords = { app: password, worker: password, resolver: password, queue: password };
      await provision({ adminUrl: urlOf(serverUrl, template), passwords });
      await client.query(`alter database ${template} is_template true`);
    }
    await client.query(`select pg_advisory_unlock(hashtext('latchkey test template'))`);
    return template;
  });
}

function migrationsDigest(): string {
  const folder = new URL('../migrations/', import.meta.url);
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files.sort((a, b) => a.name.localeCompare(b.name))) {
    hash.update(readFileSync(`${file.parentPath}/${file.name}`));
  }
  hash.update(
    readFileSync(new URL('../provision/provision.ts', import.meta.url).pathname.replace(/dist/, 'src')),
  );
  return hash.digest('hex').slice(0, 12);
}
