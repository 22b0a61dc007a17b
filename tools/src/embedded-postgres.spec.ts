import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { workspacePath } from './workspace.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function untilGone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    if (status === '' || status.includes(') Z ')) return true;
    await delay(50);
  }
  return false;
}

describe('embedded PostgreSQL', () => {
  let folder: string;
  const started: EmbeddedPostgres[] = [];

  const start = async (password: string | null, dataFolder = join(folder, 'postgres'), durable = false) => {
    const postgres = await EmbeddedPostgres.start({ dataFolder, password, durable });
    started.push(postgres);
    return postgres;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-launcher-'));
    await chmod(folder, 0o711);
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('starts, stops and finds its rows again on the same folder', async () => {
    const first = await start('correct horse');
    const [row] = await query(first.url(), 'show server_version_num');
    expect(Number(row?.['server_version_num'])).toBeGreaterThanOrEqual(150_000);
    await query(first.url(), 'create table kept as select 42 as answer');
    await first.stop();
    expect(await untilGone(first.pid)).toBe(true);
    await expect(query(first.url(), 'select 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start('correct horse');
    expect(await query(second.url(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('asks for the password where one was set', async () => {
    const postgres = await start('correct horse');
    const forged = postgres.url().replace('correct%20horse', 'wrong');
    await expect(query(forged, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('recovers on a folder whose server was cut off', async () => {
    const first = await start(null, undefined, true);
    await query(first.url(), 'create table kept as select 42 as answer');
    await first.crash();
    const second = await start(null);
    expect(await query(second.url(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('removes a lock file whose number belongs to another process', async () => {
    const first = await start(null);
    await first.stop();
    await writeFile(join(first.dataFolder, 'postmaster.pid'), `${process.pid}\n${first.dataFolder}\n`);
    const second = await start(null);
    expect(await query(second.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses, in words, a folder that a running server holds', async () => {
    const first = await start(null);
    await expect(start(null)).rejects.toThrow(`A PostgreSQL (process ${first.pid}) is already running on`);
    expect(await query(first.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves no server behind when its parent is killed', async () => {
    const script = `
      const { EmbeddedPostgres } = await import(${JSON.stringify(workspacePath('tools/src/embedded-postgres.ts'))});
      const postgres = await EmbeddedPostgres.start({
        dataFolder: ${JSON.stringify(join(folder, 'postgres'))}, password: null, durable: false });
      console.log(postgres.pid);
      setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const server = Number(line.toString());
    expect(await readFile(`/proc/${server}/cmdline`, 'utf8')).toContain(folder);
    parent.kill('SIGKILL');
    expect(await untilGone(server)).toBe(true);
    const next = await start(null);
    expect(await query(next.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('works from a checkout in a closed folder, with the data kept elsewhere and linked', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const wanted = join(closed, 'postgres');
    const postgres = await start(null, wanted);
    expect(await query(postgres.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await realpath(wanted)).toBe(postgres.dataFolder);
    await postgres.stop();
    const again = await start(null, wanted);
    expect(again.dataFolder).toBe(postgres.dataFolder);
    await again.stop();
    await rm(again.dataFolder, { recursive: true });
  });
});
