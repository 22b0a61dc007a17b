import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleOf } from './bundle.ts';
import {
  appNames,
  environmentOf,
  mailCatcherEnvironment,
  portalHost,
  portalOrigin,
  roleUrl,
  type AppName,
  type DatabaseRole,
  type PortName,
  type Ports,
  type Surroundings,
} from './environment.ts';
import { freePort } from './free-port.ts';
import { runStep, type Demonstration } from './product-step.ts';
import { SecretsFolder } from './secrets-folder.ts';
import { openDatabase, type SystemDatabase } from './system-database.ts';
import { freePorts, refuseTakenPorts } from './system-ports.ts';
import { SystemProcess, type ProcessPlan } from './system-process.ts';
import { workspacePath } from './workspace.ts';

export type ProcessName = AppName | 'mail-catcher';
export const processNames: readonly ProcessName[] = ['mail-catcher', ...appNames];

export interface SystemOptions {
  /** Kept between starts. When absent: a temporary folder, removed by `stop`. */
  readonly dataFolder?: string;
  /** Free ports when absent. */
  readonly ports?: Ports;
  /** An own PostgreSQL, of version 15 or newer, instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Whether `databaseUrl` is a database of this version already, whose roles take any of our passwords. Default: no. */
  readonly provisioned?: boolean;
  /** Whether the embedded server syncs to disk; default: only when the data folder is kept. */
  readonly durable?: boolean;
  /** Which processes to start; default: all. */
  readonly processes?: readonly ProcessName[];
  /** Settings added to a process's environment, for tests of unusual ones. */
  readonly extraEnvironment?: Partial<Record<ProcessName, Record<string, string>>>;
  /** Whether to seed the demonstration tenant. */
  readonly demonstration?: boolean;
  readonly logLevel?: string;
  readonly onProgress?: (words: string) => void;
  readonly onUnexpectedEnd?: (name: string, code: number) => void;
}

/** Milliseconds that the parts of a start took. */
export interface StartTimes {
  readonly database: number;
  readonly migrate: number;
  readonly seed: number;
  readonly processes: number;
}

/** The whole product as processes on loopback ports: the same for `npm start`, the tour, tests and benchmarks. */
export class System {
  readonly dataFolder: string;
  readonly ports: Ports;
  readonly #options: SystemOptions;
  readonly #temporary: boolean;
  readonly #processes = new Map<ProcessName, SystemProcess>();
  readonly #others: SystemProcess[] = [];
  #database: SystemDatabase | undefined;
  #surroundings: Surroundings | undefined;
  #demonstration: Demonstration | null = null;
  #times: StartTimes = { database: 0, migrate: 0, seed: 0, processes: 0 };
  #stopped: Promise<void> | undefined;

  private constructor(dataFolder: string, ports: Ports, options: SystemOptions) {
    this.dataFolder = dataFolder;
    this.ports = ports;
    this.#options = options;
    this.#temporary = options.dataFolder === undefined;
  }

  static async start(options: SystemOptions = {}): Promise<System> {
    const ports = options.ports ?? (await freePorts());
    const needed = (Object.keys(ports) as PortName[]).filter(
      (name) => name !== 'postgres' || options.databaseUrl === undefined,
    );
    await refuseTakenPorts(ports, needed);
    const system = new System(await dataFolderOf(options), ports, options);
    try {
      await system.#start();
      return system;
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const say = this.#options.onProgress ?? (() => undefined);
    const secrets = new SecretsFolder(join(this.dataFolder, 'secrets'));
    say('Starting PostgreSQL');
    const database = await timed(() =>
      openDatabase({
        dataFolder: this.dataFolder,
        secrets,
        port: this.ports.postgres,
        durable: this.#options.durable ?? !this.#temporary,
        databaseUrl: this.#options.databaseUrl,
        onProgress: say,
      }),
    );
    this.#database = database.result;
    const { adminUrl } = database.result;
    const systemSecrets = await secrets.systemSecrets();
    this.#surroundings = {
      adminUrl,
      ports: this.ports,
      secrets: systemSecrets,
      logLevel: this.#options.logLevel ?? 'info',
    };
    say('Creating roles and migrating');
    const migrate = await timed(async () => {
      if (this.#options.provisioned === true) return;
      await runStep('provision', { adminUrl, passwords: systemSecrets.rolePasswords });
    });
    const seed = await timed(() => this.#seed(this.#surroundings as Surroundings, say));
    this.#demonstration = seed.result;
    const processes = await timed(() => this.#startProcesses(say));
    this.#times = { database: database.ms, migrate: migrate.ms, seed: seed.ms, processes: processes.ms };
  }

  async #seed(
    { adminUrl, secrets }: Surroundings,
    say: (words: string) => void,
  ): Promise<Demonstration | null> {
    const wanted = this.#options.demonstration ?? false;
    if (!wanted || !existsSync(workspacePath('tools/src/seed-demonstration.ts'))) return null;
    say('Seeding the demonstration tenant');
    return runStep('seed', {
      adminUrl,
      secrets,
      portalHost: portalHost(this.ports),
      portalOrigin: portalOrigin(this.ports),
    });
  }

  async #startProcesses(say: (words: string) => void): Promise<void> {
    const report = this.#options.onUnexpectedEnd ?? (() => undefined);
    for (const name of this.#options.processes ?? processNames) {
      const started = new SystemProcess(this.#plan(name), report);
      this.#processes.set(name, started);
      await started.start();
    }
    await Promise.all(
      [...this.#processes].map(async ([name, started]) => {
        await started.untilReady();
        say(`${name} is ready`);
      }),
    );
  }

  #plan(name: ProcessName): ProcessPlan {
    const surroundings = this.#surroundings as Surroundings;
    const isCatcher = name === 'mail-catcher';
    const script = isCatcher ? workspacePath('tools/src/mail-catcher/main.ts') : bundleOf(name);
    const env = isCatcher ? mailCatcherEnvironment(this.ports) : environmentOf(name, surroundings);
    return {
      name,
      script,
      env: { ...env, ...this.#options.extraEnvironment?.[name] },
      logFile: join(this.dataFolder, 'logs', `${name}.log`),
      readyUrl: `http://127.0.0.1:${this.ports[name]}/readyz`,
    };
  }

  get times(): StartTimes {
    return this.#times;
  }

  get demonstration(): Demonstration | null {
    return this.#demonstration;
  }

  /** The connection string of the one who may create roles, or of one of the product's own roles. */
  databaseUrl(role?: DatabaseRole): string {
    const { adminUrl, secrets } = this.#surroundings as Surroundings;
    return role === undefined ? adminUrl : roleUrl(adminUrl, role, secrets.rolePasswords);
  }

  /** Where the embedded server keeps its files; `null` with a PostgreSQL of one's own. */
  get clusterFolder(): string | null {
    return this.#database?.embedded?.dataFolder ?? null;
  }

  get clusterPid(): number | null {
    return this.#database?.embedded?.pid ?? null;
  }

  get secrets(): Surroundings['secrets'] {
    return (this.#surroundings as Surroundings).secrets;
  }

  port(name: PortName): number {
    return this.ports[name];
  }

  url(name: ProcessName): string {
    return name === 'portal' ? portalOrigin(this.ports) : `http://127.0.0.1:${this.ports[name]}`;
  }

  logFile(name: ProcessName): string {
    return this.#process(name).plan.logFile;
  }

  pid(name: ProcessName): number {
    return this.#process(name).pid;
  }

  running(name: ProcessName): boolean {
    return this.#process(name).running;
  }

  /** Resident memory in bytes. */
  rss(name: ProcessName): Promise<number> {
    return this.#process(name).rss();
  }

  lastWords(name: ProcessName): Promise<string> {
    return this.#process(name).lastWords();
  }

  kill(name: ProcessName, signal: NodeJS.Signals): Promise<void> {
    return this.#process(name).kill(signal);
  }

  /** Ends the process if it still runs and starts it anew on the same port. */
  async restart(name: ProcessName): Promise<void> {
    const restarted = this.#process(name);
    await restarted.stop();
    await restarted.start();
    await restarted.untilReady();
  }

  /** One more process of a name that runs already, on a port of its own; it ends with the others. */
  async startAnother(name: ProcessName): Promise<SystemProcess> {
    const { env, ...plan } = this.#plan(name);
    const port = await freePort();
    const another = new SystemProcess(
      {
        ...plan,
        env: { ...env, LATCHKEY_PORT: String(port) },
        readyUrl: `http://127.0.0.1:${port}/readyz`,
      },
      this.#options.onUnexpectedEnd ?? (() => undefined),
    );
    this.#others.push(another);
    await another.start();
    await another.untilReady();
    return another;
  }

  /** SIGTERM to all, SIGKILL to those still there after 30 s; the database last. May be called twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const all = [...this.#processes.values(), ...this.#others];
    await Promise.all(all.filter(({ plan }) => plan.name !== 'mail-catcher').map((each) => each.stop()));
    await this.#processes.get('mail-catcher')?.stop();
    await this.#database?.embedded?.stop();
    if (this.#temporary) await rm(this.dataFolder, { recursive: true, force: true });
  }

  #process(name: ProcessName): SystemProcess {
    const found = this.#processes.get(name);
    if (!found) throw new Error(`${name} was not started.`);
    return found;
  }
}

async function dataFolderOf({ dataFolder }: SystemOptions): Promise<string> {
  if (dataFolder !== undefined) {
    await mkdir(dataFolder, { recursive: true });
    return resolve(dataFolder);
  }
  const temporary = await mkdtemp(join(tmpdir(), 'latchkey-system-'));
  // The account that PostgreSQL runs under must be able to pass through.
  await chmod(temporary, 0o711);
  return temporary;
}

async function timed<R>(work: () => Promise<R>): Promise<{ result: R; ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}
