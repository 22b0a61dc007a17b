import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roleUrl } from '../../src/environment.ts';
import { Product } from '../contestants/product.ts';
import type { TenantFigures } from '../figures.ts';
import type { Connection } from '../load/connection.ts';
import type { BenchOptions } from '../options.ts';
import type { Premises } from '../premises.ts';
import { median, quantile } from '../statistics.ts';
import { Trace } from '../tracing/trace.ts';
import { surround } from './crowd.ts';
import { explain, type StatementPlan } from './plans.ts';

const USERS = 100;
const WARM_UP_ROUNDS = 2;

/** One database, and what was measured in it. */
interface Side {
  readonly product: Product;
  readonly tenants: number;
  readonly times: number[];
  plans: readonly StatementPlan[];
}

/**
 * Starting a recovery where few tenants live and where many do: the same tenant with the same users, asked in turn, so
 * that whatever the machine does meanwhile meets both alike.
 */
export async function measureTenantScale(
  premises: Premises,
  { tenants: [few, many], tenantRounds }: BenchOptions,
  say: (words: string) => void,
): Promise<TenantFigures> {
  const sides: Side[] = [few, many].map((tenants) => ({
    product: new Product(premises, 'argon2id', `tenants-${tenants}`),
    tenants,
    times: [],
    plans: [],
  }));
  try {
    for (const side of sides) {
      say(`${side.product.name}: ${side.tenants} tenants of ${USERS} users`);
      await side.product.prepare(USERS);
      await surround(premises, side.product.databaseName, side.tenants);
      side.plans = await plansOf(premises, side.product);
      await side.product.start();
      await side.product.hold();
    }
    const connections = await Promise.all(sides.map(({ product }) => product.connect()));
    for (let round = -WARM_UP_ROUNDS; round < tenantRounds; round += 1) {
      await refill(premises, sides);
      await askInTurn(sides, connections, round >= 0);
    }
    for (const connection of connections) connection.close();
  } finally {
    for (const { product } of sides) await product.close();
  }
  return figuresOf(sides);
}

/** Each account has its five mails of a day; an account without any would take another road. */
async function refill(premises: Premises, sides: readonly Side[]): Promise<void> {
  for (const { product } of sides) await premises.sql(product.databaseName, 'delete from tenant.mail_budget');
}

async function askInTurn(
  sides: readonly Side[],
  connections: readonly Connection[],
  counts: boolean,
): Promise<void> {
  for (let user = 0; user < USERS; user += 1) {
    const order = user % 2 === 0 ? [0, 1] : [1, 0];
    for (const at of order) {
      const [side, connection] = [sides[at], connections[at]];
      if (!side || !connection) continue;
      const began = performance.now();
      await side.product.request(connection, side.product.address(user));
      if (counts) side.times.push(performance.now() - began);
    }
  }
}

const forget = `truncate tenant.idempotent_request, tenant.reset_activity, tenant.outbox_event, tenant.audit_entry, tenant.message,
  tenant.mail_budget, tenant.reset_request, platform.caller_brake cascade`;

async function plansOf(premises: Premises, product: Product): Promise<readonly StatementPlan[]> {
  const trace = new Trace(join(premises.cluster.dataFolder, 'statements-tenants.jsonl'));
  const hook = fileURLToPath(new URL('../tracing/trace-statements.ts', import.meta.url));
  const system = await product.open({
    'public-api': { NODE_OPTIONS: `--import=${hook}`, LATCHKEY_BENCH_TRACE: trace.file },
  });
  try {
    const connection = await product.connectTo(system);
    for (let user = 0; user < 5; user += 1) {
      trace.begin();
      await product.request(connection, product.address(user));
    }
    connection.close();
  } finally {
    await system.stop();
  }
  // The same rows are written again; nothing of the first time may stand in their way.
  await premises.sql(product.databaseName, forget);
  const url = roleUrl(
    premises.databaseUrl(product.databaseName),
    'app',
    premises.cluster.secrets.rolePasswords,
  );
  return explain(url, trace.statements());
}

function figuresOf(sides: readonly Side[]): TenantFigures {
  const [few, many] = sides.map(({ tenants, times, plans }) => ({
    tenants,
    starts: times.length,
    p50: median(times),
    p99: quantile(
      [...times].sort((a, b) => a - b),
      0.99,
    ),
    shapes: plans.map(({ shape }) => shape),
    buffers: plans.reduce((sum, { buffers }) => sum + buffers, 0),
    searches: plans.reduce((sum, { searches }) => sum + searches, 0),
  }));
  if (!few || !many) throw new Error('there are two sides');
  return { few, many };
}
