import { TenantContext, type TenantScope } from '@latchkey/kernel';
import { Database, PgReadinessSnapshots, Transactions } from '@latchkey/persistence';
import { roleUrl } from '../../src/environment.ts';
import { seedTenant, System, type SeededTenant } from '../../src/index.ts';
import type { ReadinessFigures, ReadinessRound } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import type { Premises } from '../premises.ts';
import { bareSnapshot, crowdMethods, enrolCrowd, removeSome } from './enrolled-crowd.ts';

const DATABASE = 'readiness_load';
const MEBIBYTE = 2 ** 20;

/** The snapshot of one tenant as the worker takes it, in this process, where its memory can be seen. */
class SnapshotTaker {
  readonly #database: Database;
  readonly #transactions: Transactions;
  readonly #tenant: SeededTenant;
  peak = 0;

  constructor(url: string, tenant: SeededTenant) {
    this.#database = Database.open({ url, poolSize: 1, applicationName: 'bench' });
    this.#transactions = new Transactions(this.#database);
    this.#tenant = tenant;
  }

  /** Seconds. */
  async take(): Promise<number> {
    const { tenantId, environment } = this.#tenant;
    const scope: TenantScope = {
      ...{ tenantId, environment, actor: { kind: 'system', part: 'bench' }, requestId: 'bench' },
    };
    const snapshots = new PgReadinessSnapshots(this.#transactions);
    const watch = setInterval(() => (this.peak = Math.max(this.peak, process.memoryUsage().rss)), 20);
    try {
      return await seconds(() =>
        TenantContext.run(scope, () =>
          this.#transactions.run(
            'write',
            () => snapshots.rebuild(),
            () => Promise.resolve(),
          ),
        ),
      );
    } finally {
      clearInterval(watch);
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** How long a look at all users takes beside the bare statement that makes the same rows, in turn in one run. */
export async function measureReadiness(
  premises: Premises,
  { readinessUsers: users, readinessRounds }: BenchOptions,
  say: (words: string) => void,
): Promise<ReadinessFigures> {
  const tenant = await prepare(premises);
  say(`readiness: ${users} users with ${crowdMethods.length} enrolments each`);
  await enrolCrowd(premises, DATABASE, tenant, users);
  const url = roleUrl(premises.databaseUrl(DATABASE), 'worker', premises.cluster.secrets.rolePasswords);
  const taker = new SnapshotTaker(url, tenant);
  const idle = process.memoryUsage().rss;
  try {
    const rounds: ReadinessRound[] = [];
    for (let round = 0; round < readinessRounds; round += 1) {
      const figures = await measureRound(premises, taker, round);
      rounds.push(figures);
      say(
        `  ${Object.entries(figures)
          .map(([name, value]) => `${name} ${value.toFixed(2)} s`)
          .join(', ')}`,
      );
    }
    await requireSameRows(premises);
    return { users, rounds, workerGrowth: (taker.peak - idle) / MEBIBYTE };
  } finally {
    await taker.close();
  }
}

async function prepare(premises: Premises): Promise<SeededTenant> {
  await premises.createDatabase(DATABASE);
  const system = await System.start({
    dataFolder: premises.cluster.dataFolder,
    databaseUrl: premises.databaseUrl(DATABASE),
    processes: [],
  });
  const access = {
    adminUrl: system.databaseUrl(),
    appUrl: system.databaseUrl('app'),
    keysFile: system.secrets.apiKeysFile,
  };
  return seedTenant(access, {
    ...{ slug: 'load', displayName: 'Load', environment: 'live', applicationName: 'Orders', users: [] },
    ...{ supportContact: 'the service desk', host: null, portalOrigin: 'https://login.load.example' },
  });
}

async function measureRound(
  premises: Premises,
  taker: SnapshotTaker,
  round: number,
): Promise<ReadinessRound> {
  const sql = (text: string) => premises.sql(DATABASE, text);
  await sql('drop table if exists bare_readiness');
  await sql('truncate tenant.user_readiness');
  await premises.checkpoint();
  const bare = await seconds(() => sql(bareSnapshot));
  await premises.checkpoint();
  const first = await taker.take();
  await sql('vacuum analyze tenant.user_readiness');
  await premises.checkpoint();
  const unchanged = await taker.take();
  await removeSome(premises, DATABASE, round);
  await sql('vacuum analyze tenant.enrolment');
  await premises.checkpoint();
  const changed = await taker.take();
  return { bare, first, unchanged, changed };
}

/** A statement that is quicker since it answers something else is none. Throws an Error. */
async function requireSameRows(premises: Premises): Promise<void> {
  await premises.sql(DATABASE, 'drop table bare_readiness');
  await premises.sql(DATABASE, bareSnapshot);
  const [found] = await premises.sql<{ count: number }>(
    DATABASE,
    `select count(*)::int as count from bare_readiness b full join tenant.user_readiness r using (tenant_id, environment, user_id)
      where (b.state, b.methods) is distinct from (r.state, r.methods)`,
  );
  if (found?.count !== 0)
    throw new Error(`${found?.count} rows of the snapshot are not those of the bare statement.`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
