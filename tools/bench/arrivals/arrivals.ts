import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { seedTenant, System, workspacePath, type SeededTenant } from '../../src/index.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { Connection } from '../load/connection.ts';
import { residentMemory } from '../measure/cpu-meter.ts';
import { describeCommit, describeMachine, loadBefore } from '../measure/machine.ts';
import { arrivalsReport, type ArrivalFigures } from './arrivals-report.ts';
import { arrivingPeople, csvFile, scimUser, type ArrivingPerson } from './arriving-people.ts';

const connections = 16;
const environment = '/v1/environments/live';
/** Who is there before anything is measured. */
const firstPeople = 1000;

/** A whole product with one tenant, and an administrator who is signed in. */
interface Premises {
  readonly system: System;
  readonly tenant: SeededTenant;
  readonly session: string;
}

/** How fast people arrive by SCIM and by a file beside bare inserts. Writes docs/benchmarks-arrivals.md. */
export async function benchArrivals(count: number): Promise<void> {
  const load = loadBefore();
  const system = await System.start({ durable: true, processes: ['mail-catcher', 'admin-api', 'worker'] });
  try {
    const premises = await furnish(system);
    await arriveByFile(premises, arrivingPeople('before', firstPeople));
    await haveStatistics(system);
    const bare = await insertBare(system, arrivingPeople('bare', count));
    const ours = [
      await arriveByFile(premises, arrivingPeople('file', count)),
      await arriveByScim(premises, arrivingPeople('scim', count)),
    ];
    const report = arrivalsReport(circumstances(system, load), bare, ours);
    writeFileSync(workspacePath('docs/benchmarks-arrivals.md'), report);
    console.log(report);
  } finally {
    await system.stop();
  }
}

async function furnish(system: System): Promise<Premises> {
  const access = {
    adminUrl: system.databaseUrl(),
    appUrl: system.databaseUrl('app'),
    keysFile: system.secrets.apiKeysFile,
  };
  const tenant = await seedTenant(access, {
    ...{ slug: 'load', displayName: 'Load', environment: 'live', applicationName: 'Orders', users: [] },
    ...{ supportContact: 'the service desk', host: null, portalOrigin: 'https://login.load.example' },
  });
  const token = randomBytes(32).toString('base64url');
  const client = new pg.Client({ connectionString: system.databaseUrl() });
  await client.connect();
  try {
    await client.query(
      `insert into tenant.setup_link (tenant_id, id, digest, created_at, expires_at)
        values ($1, $2, $3, now(), now() + interval '1 hour')`,
      [tenant.tenantId, randomUUID(), createHash('sha256').update(token).digest()],
    );
    await client.query(
      `insert into directory.tenant_slug (slug, tenant_id) values ('load', $1) on conflict do nothing`,
      [tenant.tenantId],
    );
  } finally {
    await client.end();
  }
  const someone = { tenant: 'load', email: 'admin@load.example', password: 'a quiet harbour at seven' };
  await send(system, '/v1/setup', { ...someone, token, displayName: 'Admin' });
  const { sessionToken } = await send<{ sessionToken: string }>(system, '/v1/sign-in', someone);
  return { system, tenant, session: sessionToken };
}

/** Throws an Error when it is not answered with a success. */
async function send<T>(system: System, path: string, body: object | string, session?: string): Promise<T> {
  const isText = typeof body === 'string';
  const reply = await fetch(`${system.url('admin-api')}${path}`, {
    method: 'POST',
    headers: {
      'content-type': isText ? 'text/csv' : 'application/json',
      ...(isText ? {} : { 'idempotency-key': randomUUID() }),
      ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
    },
    body: isText ? body : JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** A database that is new plans as if it were empty until its own housekeeping comes by, within a minute. */
async function haveStatistics(system: System): Promise<void> {
  const client = new pg.Client({ connectionString: system.databaseUrl() });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

async function insertBare(system: System, people: readonly ArrivingPerson[]): Promise<ArrivalFigures> {
  const pool = new pg.Pool({ connectionString: system.databaseUrl(), max: connections });
  try {
    await pool.query(`create table bare_person (id uuid primary key, user_name text not null unique,
      email text not null unique, display_name text not null)`);
    const text = `insert into bare_person (id, user_name, email, display_name) values ($1, $2, $3, $4)`;
    let next = 0;
    const insert = async (): Promise<void> => {
      for (let person = people[next++]; person; person = people[next++]) {
        const values = [randomUUID(), person.userName, person.email, person.displayName];
        await pool.query({ name: 'bare', text, values });
      }
    };
    const seconds = await timed(() => Promise.all(Array.from({ length: connections }, insert)));
    return { way: 'bare inserts', people: people.length, seconds, memory: [] };
  } finally {
    await pool.end();
  }
}

async function arriveByFile(
  { system, tenant, session }: Premises,
  people: readonly ArrivingPerson[],
): Promise<ArrivalFigures> {
  const memory: number[] = [];
  const seconds = await timed(async () => {
    const path = `${environment}/user-imports?storeId=${tenant.storeId}`;
    const { id } = await send<{ id: string }>(system, path, csvFile(people), session);
    for (let tenths = 1; ;) {
      const reply = await fetch(`${system.url('admin-api')}${environment}/user-imports/${id}`, {
        headers: { authorization: `Bearer ${session}` },
      });
      const at = (await reply.json()) as { state: string; rowsDone: number; created: number };
      if (at.rowsDone >= (people.length * tenths) / 10) {
        memory.push(residentMemory(system.pid('worker')));
        tenths += 1;
      }
      if (at.state === 'ended') {
        if (at.created !== people.length) throw new Error(`${at.created} of ${people.length} were made`);
        return;
      }
      await pause(100);
    }
  });
  return { way: 'a file, by the worker', people: people.length, seconds, memory };
}

async function arriveByScim(
  { system, tenant, session }: Premises,
  people: readonly ArrivingPerson[],
): Promise<ArrivalFigures> {
  const draft = { label: 'Load', storeId: tenant.storeId };
  const path = `${environment}/provisioning-tokens`;
  const { token } = await send<{ token: string }>(system, path, draft, session);
  const port = Number(new URL(system.url('admin-api')).port);
  const standing = { authorization: `Bearer ${token}` };
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port, standing)));
  const memory: number[] = [];
  let seconds = 0;
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inputs = people.slice((people.length * tenth) / 10, (people.length * (tenth + 1)) / 10);
    seconds += await timed(() =>
      closedLoop({
        ...{ name: 'SCIM', inputs, connections: open },
        operation: async (connection, person) => {
          const { status } = await connection.post('/scim/v2/Users', scimUser(person));
          if (status !== 201) throw new Error(`a user was answered with ${status}`);
        },
      }),
    );
    memory.push(residentMemory(system.pid('admin-api')));
  }
  for (const connection of open) connection.close();
  return { way: `SCIM, ${connections} at once`, people: people.length, seconds, memory };
}

/** Seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function circumstances(system: System, load: number): string[] {
  return [
    `Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Commit: ${describeCommit()}`,
    `Machine: ${describeMachine(system.dataFolder, 'embedded')}`,
    `Load of the machine before the run: ${load.toFixed(2)}`,
    `Connections: ${connections}`,
  ];
}
