import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountSupply } from '../account-supply.ts';
import type { Product } from '../contestants/product.ts';
import type { Premises } from '../premises.ts';
import { Trace, type TracedStatement } from './trace.ts';

export const tracedSteps = ['request', 'missing', 'wrong', 'consume'] as const;
export type TracedStep = (typeof tracedSteps)[number];
/** For each step, what each of a few requests sent. */
export type ProductTrace = Readonly<Record<TracedStep, readonly (readonly TracedStatement[])[]>>;

const TIMES = 5;
/** The first ones fill caches. */
const DROPPED = 2;

/** Plays each step a few times, one request at a time, and writes down what public-api sends to PostgreSQL. */
export async function traceProduct(
  product: Product,
  supply: AccountSupply,
  premises: Premises,
): Promise<ProductTrace> {
  const trace = new Trace(join(premises.cluster.dataFolder, 'statements.jsonl'));
  const hook = fileURLToPath(new URL('./trace-statements.ts', import.meta.url));
  const environment = { NODE_OPTIONS: `--import=${hook}`, LATCHKEY_BENCH_TRACE: trace.file };
  const system = await product.open({ 'public-api': environment });
  try {
    const connection = await product.connectTo(system);
    const during = async <T>(inputs: readonly T[], work: (input: T) => Promise<unknown>) => {
      const seen: (readonly TracedStatement[])[] = [];
      for (const input of inputs) {
        trace.begin();
        await work(input);
        seen.push(trace.statements());
      }
      await product.settled();
      return seen.slice(DROPPED);
    };
    const addresses = supply.known(TIMES);
    const others = supply.known(TIMES);
    const request = await during(addresses, (address) => product.request(connection, address));
    const missing = await during(supply.unknown(TIMES), (address) => product.request(connection, address));
    const wrong = await during(addresses, (address) => product.wrong(connection, address));
    await during(others, (address) => product.request(connection, address));
    const secrets = await premises.sink.secretsOf(others);
    const tickets = others.map((address, at) => ({
      address,
      secret: secrets[at] ?? '',
      newPassword: `traced and quite unguessable ${at}`,
    }));
    const consume = await during(tickets, (ticket) => product.consume(connection, ticket));
    connection.close();
    return { request, missing, wrong, consume };
  } finally {
    await system.stop();
  }
}
