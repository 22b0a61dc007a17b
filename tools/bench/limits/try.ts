import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';

export interface StatementRun {
  readonly url: string;
  readonly script: string;
  readonly accounts: number;
  readonly folder: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Transactions per second of one script, by pgbench or by what stands in for it where there is no pgbench. */
export class StatementLimit {
  readonly #pgbench: string | undefined;

  constructor(say: (words: string) => void) {
    this.#pgbench = findPgbench() ?? installPgbench(say);
    if (this.#pgbench === undefined) {
      say(
        'There is no pgbench here: the limit of P-03 is measured by a loop of pg clients, which is slower than pgbench.',
      );
    }
  }

  get tool(): string {
    return this.#pgbench === undefined ? 'a loop of pg clients in place of pgbench' : 'pgbench';
  }

  perSecond(run: StatementRun): Promise<number> {
    return this.#pgbench === undefined ? clientLoop(run) : byPgbench(this.#pgbench, run);
  }
}

function findPgbench(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'pgbench'));
  const ofDebian = globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse();
  return [...onPath, ...ofDebian].find((program) => existsSync(program));
}

function installPgbench(say: (words: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  say('There is no pgbench here: installing the Debian package postgresql-contrib, which brings it.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['install', '-y', '-q', 'postgresql-contrib'], { stdio: 'ignore', env });
  return findPgbench();
}

async function byPgbench(program: string, run: StatementRun): Promise<number> {
  const file = join(run.folder, 'own-statement.sql');
  writeFileSync(file, run.script, { mode: 0o600 });
  const words = ['-n', '-M', 'prepared', '-c', String(run.connections), '-j', '2', '-T', String(run.seconds)];
  const url = new URL(run.url);
  const env = { PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(url.password) };
  url.password = '';
  const child = spawn(program, [...words, '-f', file, url.toString()], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  const [out, complaints] = await said;
  const found = /^tps = ([\d.]+)/m.exec(out)?.[1];
  if (code !== 0 || found === undefined) throw new Error(`pgbench failed: ${complaints.slice(-600)}`);
  return Number(found);
}

export async function clientLoop({ url, script, accounts, connections, seconds }: StatementRun): Promise<number> {
  const statements = script.split(';\n').map((each) => each.replace(/^\\set .*\n/, ''));
  const end = performance.now() + seconds * 1000;
  const work = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let done = 0;
    for (; performance.now() < end; done += 1) await transaction(client, statements, accounts);
    await client.end();
    return done;
  };
  const done = await Promise.all(Array.from({ length: connections }, work));
  return done.reduce((sum, each) => sum + each, 0) / seconds;
}

async function transaction(
  client: pg.Client,
  statements: readonly string[],
  accounts: number,
): Promise<void> {
  const account = String(Math.floor(Math.random() * accounts));
  for (const [at, statement] of statements.entries()) {
    if (statement.trim() === '') continue;
    const values = statement.includes(':account') ? [account] : [];
    await client.query({ name: `s${at}`, text: statement.replaceAll(':account', '$1'), values });
  }
}
