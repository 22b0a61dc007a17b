import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations } from 'graphile-worker';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Migration0001FirstHouse } from '../migrations/migration-0001-first-house.ts';
import { Migration0002StaffSignIn } from '../migrations/migration-0002-staff-sign-in.ts';
import { Migration0003ProcessPolicies } from '../migrations/migration-0003-process-policies.ts';
import { Migration0004Extensions } from '../migrations/migration-0004-extensions.ts';
import { Migration0005Brakes } from '../migrations/migration-0005-brakes.ts';
import { Migration0006StepSessions } from '../migrations/migration-0006-step-sessions.ts';
import { Migration0007Explanations } from '../migrations/migration-0007-explanations.ts';
import { Migration0008Identification } from '../migrations/migration-0008-identification.ts';
import { Migration0009UnderAttack } from '../migrations/migration-0009-under-attack.ts';
import { Migration0010PolicyInForce } from '../migrations/migration-0010-policy-in-force.ts';
import { Migration0011Endings } from '../migrations/migration-0011-endings.ts';
import { Migration0012Enrolments } from '../migrations/migration-0012-enrolments.ts';
import { Migration0013Questions } from '../migrations/migration-0013-questions.ts';
import { Migration0014Readiness } from '../migrations/migration-0014-readiness.ts';
import { Migration0015AskedProofs } from '../migrations/migration-0015-asked-proofs.ts';
import { Migration0016Sms } from '../migrations/migration-0016-sms.ts';
import { Migration0017EnrolmentLinks } from '../migrations/migration-0017-enrolment-links.ts';
import { Migration0018PersonalDataAndTexts } from '../migrations/migration-0018-personal-data-and-texts.ts';
import { Migration0019DerivedReadiness } from '../migrations/migration-0019-derived-readiness.ts';
import { Migration0020ReadinessShape } from '../migrations/migration-0020-readiness-shape.ts';
import { Migration0022ExternalTasks } from '../migrations/migration-0022-external-tasks.ts';
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
      migrationsList: [
        { name: 'Migration0001FirstHouse', class: Migration0001FirstHouse },
        { name: 'Migration0002StaffSignIn', class: Migration0002StaffSignIn },
        { name: 'Migration0003ProcessPolicies', class: Migration0003ProcessPolicies },
        { name: 'Migration0004Extensions', class: Migration0004Extensions },
        { name: 'Migration0005Brakes', class: Migration0005Brakes },
        { name: 'Migration0006StepSessions', class: Migration0006StepSessions },
        { name: 'Migration0007Explanations', class: Migration0007Explanations },
        { name: 'Migration0008Identification', class: Migration0008Identification },
        { name: 'Migration0009UnderAttack', class: Migration0009UnderAttack },
        { name: 'Migration0010PolicyInForce', class: Migration0010PolicyInForce },
        { name: 'Migration0011Endings', class: Migration0011Endings },
        { name: 'Migration0012Enrolments', class: Migration0012Enrolments },
        { name: 'Migration0013Questions', class: Migration0013Questions },
        { name: 'Migration0014Readiness', class: Migration0014Readiness },
        { name: 'Migration0015AskedProofs', class: Migration0015AskedProofs },
        { name: 'Migration0016Sms', class: Migration0016Sms },
        { name: 'Migration0017EnrolmentLinks', class: Migration0017EnrolmentLinks },
        { name: 'Migration0018PersonalDataAndTexts', class: Migration0018PersonalDataAndTexts },
        { name: 'Migration0019DerivedReadiness', class: Migration0019DerivedReadiness },
        { name: 'Migration0020ReadinessShape', class: Migration0020ReadinessShape },
        { name: 'Migration0022ExternalTasks', class: Migration0022ExternalTasks },
      ],
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
