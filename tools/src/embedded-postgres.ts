import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { startGuarded, type GuardedProcess } from './guarded-process.ts';
import { postgresBinaries, unprivilegedAccount, type Account } from './postgres-binaries.ts';
import { traversableFolder } from './traversable-folder.ts';

const READY = /ready to accept (read-only )?connections/;
const START_PATIENCE_MS = 60_000;
const FORMER_NOTICES_WITHIN_MS = 2_000;
const FORMER_STOPS_WITHIN_MS = 30_000;

export interface EmbeddedPostgresOptions {
  readonly dataFolder: string;
  /** A free port when absent. */
  readonly port?: number;
  /** The superuser's password (scram). `null` trusts every local connection: for throw-away clusters only. */
  readonly password: string | null;
  /** `false` gives up crash safety for speed: for throw-away clusters only. */
  readonly durable: boolean;
  /** A folder that keeps one initialised cluster to copy from; only together with `password: null`. */
  readonly clusterCache?: string;
  readonly onProgress?: (words: string) => void;
}

/** A real PostgreSQL on a loopback port that ends with this process, however this process ends. */
export class EmbeddedPostgres {
  readonly dataFolder: string;
  readonly port: number;
  readonly #password: string | null;
  readonly #server: GuardedProcess;

  private constructor(dataFolder: string, port: number, password: string | null, server: GuardedProcess) {
    this.dataFolder = dataFolder;
    this.port = port;
    this.#password = password;
    this.#server = server;
  }

  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const account = await unprivilegedAccount();
    const programs = await postgresBinaries(account);
    const dataFolder = await traversableFolder(resolve(options.dataFolder), account);
    if (dataFolder !== resolve(options.dataFolder)) {
      options.onProgress?.(
        `PostgreSQL's account cannot reach ${options.dataFolder}: its files are in ${dataFolder}`,
      );
    }
    await yieldToFormerServer(dataFolder);
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) {
      options.onProgress?.('Creating a new PostgreSQL cluster');
      await createCluster({ ...options, dataFolder, programs, account });
    }
    const port = options.port ?? (await freePort());
    const server = await startGuarded({
      command: join(programs, 'bin/postgres'),
      args: serverArguments(dataFolder, port, options.durable),
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      cwd: '/',
      stopSignal: 'SIGINT',
      output: 'pipe',
      account,
    });
    await untilReady(server);
    return new EmbeddedPostgres(dataFolder, port, options.password, server);
  }

  /** The superuser's connection string. */
  url(database = 'postgres'): string {
    const secret = this.#password === null ? '' : `:${encodeURIComponent(this.#password)}`;
    return `postgresql://postgres${secret}@127.0.0.1:${this.port}/${database}`;
  }

  get pid(): number {
    return this.#server.pid;
  }

  get exited(): Promise<number> {
    return this.#server.exited;
  }

  /** Fast shutdown: open transactions are rolled back, the data folder is left clean. */
  async stop(): Promise<void> {
    await this.#server.stop();
  }

  /** Ends the server without any chance to tidy up, as a power cut would. */
  async crash(): Promise<void> {
    this.#server.signal('SIGKILL');
    await this.#server.exited;
  }
}

function serverArguments(dataFolder: string, port: number, durable: boolean): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return ['-D', dataFolder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

async function untilReady(server: GuardedProcess): Promise<void> {
  let said = '';
  const ready = new Promise<true>((resolve) => {
    server.output?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8_000);
      if (READY.test(said)) resolve(true);
    });
  });
  const patience = new AbortController();
  const outcome = await Promise.race([
    ready,
    server.exited.then((code) => `ended with code ${code}`),
    delay(START_PATIENCE_MS, `was not ready after ${START_PATIENCE_MS / 1000} s`, {
      signal: patience.signal,
    }),
  ]);
  patience.abort();
  if (outcome === true) return;
  await server.stop();
  throw new Error(`PostgreSQL ${outcome}. It said:\n${said.trim()}`);
}

/**
 * A server whose parent has just died is about to stop: wait for it. One that goes on serving is not ours to end.
 * A lock file without its server is removed, since its number may by now belong to another process.
 */
async function yieldToFormerServer(dataFolder: string): Promise<void> {
  const lock = join(dataFolder, 'postmaster.pid');
  const noticed = Date.now();
  for (; existsSync(lock); await delay(50)) {
    const lines = (await readFile(lock, 'utf8').catch(() => '')).split('\n');
    const pid = lines[0] ?? '';
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const patience = lines[7]?.startsWith('stopping') ? FORMER_STOPS_WITHIN_MS : FORMER_NOTICES_WITHIN_MS;
    if (!command.includes(dataFolder)) {
      await rm(lock, { force: true });
    } else if (Date.now() > noticed + patience) {
      throw new Error(
        `A PostgreSQL (process ${pid}) is already running on ${dataFolder}. Stop what started it, then try again.`,
      );
    }
  }
}

interface NewCluster {
  readonly dataFolder: string;
  readonly programs: string;
  readonly account: Account | undefined;
  readonly password: string | null;
  readonly clusterCache?: string;
}

async function createCluster(cluster: NewCluster): Promise<void> {
  const { clusterCache, dataFolder, account } = cluster;
  if (clusterCache === undefined || cluster.password !== null) return initialise(cluster);
  const version = spawnSync(join(cluster.programs, 'bin/postgres'), ['--version'], { cwd: '/', ...account });
  const template = join(
    clusterCache,
    version.stdout
      .toString()
      .trim()
      .replaceAll(/[^\w.]+/g, '-'),
  );
  if (!existsSync(template)) {
    await initialise(cluster);
    await mkdir(clusterCache, { recursive: true });
    const draft = await mkdtemp(join(clusterCache, 'draft-'));
    await cp(dataFolder, draft, { recursive: true });
    await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
    return;
  }
  // The system's cp takes 40 ms for the thousand files, fs.cp ten times that.
  const copied = spawnSync('cp', ['-R', `${template}/.`, dataFolder]);
  if (copied.status !== 0) throw new Error(`The cached cluster cannot be copied:\n${String(copied.stderr)}`);
  if (account) giveTo(account, dataFolder);
}

async function initialise({ dataFolder, programs, account, password }: NewCluster): Promise<void> {
  const secret = await mkdtemp(join(tmpdir(), 'latchkey-initdb-'));
  try {
    const passwordFile = join(secret, 'password');
    if (password !== null) await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) giveTo(account, secret);
    const authentication =
      password === null ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    const result = spawnSync(
      join(programs, 'bin/initdb'),
      ['-D', dataFolder, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', ...authentication],
      { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' }, ...account },
    );
    if (result.status !== 0) throw new Error(`initdb failed:\n${String(result.stderr).trim()}`);
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
}

function giveTo(account: Account, folder: string): void {
  chownSync(folder, account.uid, account.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, name), account.uid, account.gid);
  }
}
