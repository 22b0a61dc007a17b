import { roleUrl } from '../src/environment.ts';
import { workspacePath } from '../src/index.ts';
import { installBetterAuth } from './better-auth-package.ts';
import { BetterAuth } from './contestants/better-auth.ts';
import { Product } from './contestants/product.ts';
import type {
  LimitFigures,
  PairFigures,
  ReadinessFigures,
  RoundTrips,
  RunFigures,
  TenantFigures,
  TurnFigures,
} from './figures.ts';
import { bareHashes } from './limits/bare-hashes.ts';
import { pgbenchScript } from './limits/own-statement.ts';
import { StatementLimit } from './limits/pgbench.ts';
import type { BenchOptions } from './options.ts';
import { timePairs } from './pairs.ts';
import type { Premises } from './premises.ts';
import { accountsFor, roster, type Entry } from './roster.ts';
import { measureReadiness } from './readiness/readiness-scale.ts';
import { ServerProcess } from './server-process.ts';
import { median } from './statistics.ts';
import { measureTenantScale } from './tenants/tenant-scale.ts';
import { traceProduct, tracedSteps, type ProductTrace } from './tracing/trace-product.ts';
import { Turn } from './turn.ts';

const STATEMENT_DATABASE = 'own_statement';

/** One run from the first account to the last figure. What cannot be run is said, kept, and left out. */
export class BenchRun {
  readonly #premises: Premises;
  readonly #options: BenchOptions;
  readonly #say: (words: string) => void;
  readonly #statement: StatementLimit;
  readonly #accounts: number;
  readonly #turns: TurnFigures[] = [];
  readonly #limits: LimitFigures[] = [];
  readonly #pairs: PairFigures[] = [];
  readonly #notRun: string[] = [];
  #entries: Entry[] = [];
  #trace: ProductTrace | undefined;
  #tenants: TenantFigures | null = null;
  #readiness: ReadinessFigures | null = null;

  constructor(premises: Premises, options: BenchOptions, say: (words: string) => void) {
    this.#premises = premises;
    this.#options = options;
    this.#say = say;
    this.#statement = new StatementLimit(say);
    this.#accounts = accountsFor(options);
  }

  get statementTool(): string {
    return this.#statement.tool;
  }

  async run(): Promise<RunFigures> {
    try {
      await this.#prepare();
      await this.#attempt('The trace of our statements', () => this.#traceStatements());
      const rounds = this.#entries.length === 0 ? 0 : this.#options.rounds;
      for (let round = 1; round <= rounds; round += 1) await this.#round(round);
      for (const entry of this.#entries) await this.#timePairs(entry);
    } finally {
      for (const { contestant } of this.#entries) await contestant.close();
    }
    await this.#measureTenants();
    await this.#measureReadiness();
    return {
      turns: this.#turns,
      limits: this.#limits,
      pairs: this.#pairs,
      roundTrips: this.#trace ? roundTrips(this.#trace) : null,
      tenants: this.#tenants,
      readiness: this.#readiness,
      notRun: this.#notRun,
    };
  }

  async #prepare(): Promise<void> {
    const entries = roster(this.#premises, this.#options);
    if (entries.length === 0) return;
    const absence = await installBetterAuth(this.#say);
    if (absence !== undefined) this.#miss(absence);
    for (const entry of entries) {
      const { contestant } = entry;
      if (absence !== undefined && contestant instanceof BetterAuth) continue;
      this.#say(`${contestant.name}: ${this.#accounts} accounts`);
      this.#entries.push(entry);
      const isReady = await this.#attempt(contestant.name, () => contestant.prepare(this.#accounts));
      if (isReady) continue;
      this.#entries.pop();
      await contestant.close();
    }
  }

  async #traceStatements(): Promise<void> {
    const entry = this.#entries.find(({ contestant }) => contestant.name === 'latchkey');
    if (!entry) return;
    const product = entry.contestant as Product;
    this.#say('latchkey: tracing its statements');
    this.#trace = await traceProduct(product, entry.supply, this.#premises);
    await this.#premises.createDatabase(STATEMENT_DATABASE, product.databaseName);
    await this.#premises.sql(STATEMENT_DATABASE, 'analyze');
  }

  async #round(round: number): Promise<void> {
    this.#say(`Round ${round} of ${this.#options.rounds}`);
    await this.#attempt(`The limits of round ${round}`, async () => {
      this.#limits.push(await this.#measureLimits(round));
    });
    for (const { contestant, supply, plan } of this.#entries) {
      await this.#attempt(`${contestant.name} in round ${round}`, async () => {
        const turn = new Turn(contestant, supply, this.#premises, this.#options);
        const figures = await turn.run(round, plan);
        this.#turns.push(figures);
        const rates = figures.steps.map(({ step, perSecond }) => `${step} ${perSecond.toFixed(0)}/s`);
        this.#say(`  ${contestant.name}: ${rates.join(', ')}`);
      });
    }
  }

  async #measureLimits(round: number): Promise<LimitFigures> {
    const hello = await ServerProcess.plan({
      name: 'hello',
      script: './hello/server.ts',
      logFile: this.#premises.logFile('hello'),
    });
    const coldStarts: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      coldStarts.push(await hello.start());
      await hello.stop();
    }
    const hashesPerSecond = await bareHashes(this.#options.hashes);
    const statementPerSecond = await this.#measureStatement();
    const limits = { round, hashesPerSecond, statementPerSecond, helloColdStart: median(coldStarts) };
    this.#say(
      `  limits: ${hashesPerSecond.toFixed(0)} hashes/s, own statement ${statementPerSecond?.toFixed(0) ?? 'not run'}/s, hello starts in ${limits.helloColdStart.toFixed(0)} ms`,
    );
    return limits;
  }

  async #measureStatement(): Promise<number | null> {
    const [before, last] = this.#trace?.request.requests.slice(-2) ?? [];
    if (!before || !last) return null;
    const { cluster } = this.#premises;
    const url = roleUrl(this.#premises.databaseUrl(STATEMENT_DATABASE), 'app', cluster.secrets.rolePasswords);
    return this.#statement.perSecond({
      url,
      script: pgbenchScript(before, last, this.#accounts),
      accounts: this.#accounts,
      folder: cluster.dataFolder,
      connections: this.#options.connections,
      seconds: this.#options.pgbenchSeconds,
    });
  }

  async #measureTenants(): Promise<void> {
    const { only } = this.#options;
    if (only.length > 0 && !only.includes('tenants')) return;
    await this.#attempt('The scale of tenants', async () => {
      this.#tenants = await measureTenantScale(this.#premises, this.#options, this.#say);
    });
  }

  async #measureReadiness(): Promise<void> {
    const { only } = this.#options;
    if (only.length > 0 && !only.includes('readiness')) return;
    await this.#attempt('The snapshot of readiness', async () => {
      this.#readiness = await measureReadiness(this.#premises, this.#options, this.#say);
    });
  }

  /** Ours twice: as an attacker meets it, and with the worker held, where no noise hides anything. */
  async #timePairs({ contestant, supply }: Entry): Promise<void> {
    if (contestant.name !== 'latchkey' && contestant.name !== 'better-auth') return;
    await this.#attempt(`The timing pairs of ${contestant.name}`, async () => {
      this.#say(`${contestant.name}: ${this.#options.pairs} pairs, one request at a time`);
      await contestant.start();
      try {
        this.#pairs.push(await timePairs(contestant, supply, this.#options.pairs, false));
        if (contestant instanceof Product) {
          await contestant.settled();
          await contestant.hold();
          this.#pairs.push(await timePairs(contestant, supply, this.#options.pairs, true));
          await contestant.release();
        }
      } finally {
        await contestant.stop();
      }
    });
  }

  /** True when it went well. A fault of one contestant leaves the others their turns. */
  async #attempt(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#say(reason);
      this.#miss(`${what} could not be run: ${this.#withoutPlaces(reason)}`);
      return false;
    }
  }

  /** One line for a file that others read: nothing of this machine's folders in it. */
  #withoutPlaces(reason: string): string {
    const line = reason.split('\n')[0] ?? '';
    const places = [workspacePath('.'), this.#premises.cluster.dataFolder];
    return places.reduce((text, place) => text.replaceAll(place, '…'), line).slice(0, 300);
  }

  #miss(words: string): void {
    this.#say(`! ${words}`);
    this.#notRun.push(words);
  }
}

function roundTrips(trace: ProductTrace): Record<string, RoundTrips> {
  const counts = tracedSteps.map((step) => {
    const { requests, byWorker } = trace[step];
    const own = requests.map(
      (statements) => statements.filter(({ text }) => !text.includes('pg_notify(')).length,
    );
    return [step, { publicApi: median(own), worker: byWorker }] as const;
  });
  return Object.fromEntries(counts);
}
