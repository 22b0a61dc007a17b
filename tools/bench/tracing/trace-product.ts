import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountSupply } from '../account-supply.ts';
import type { Ticket } from '../contestants/contestant.ts';
import type { Product } from '../contestants/product.ts';
import type { Connection } from '../load/connection.ts';
import type { Premises } from '../premises.ts';
import { Trace, type TracedStatement } from './trace.ts';

export const tracedSteps = ['request', 'missing', 'wrong', 'consume'] as const;
export type TracedStep = (typeof tracedSteps)[number];

export interface StepTrace {
  /** What public-api sent, for each of a few requests. */
  readonly requests: readonly (readonly TracedStatement[])[];
  /** How many statements the worker sent for one of them, its own polling included. */
  readonly byWorker: number;
}

export type ProductTrace = Readonly<Record<TracedStep, StepTrace>>;

const TIMES = 5;
/** The first ones fill caches. */
const DROPPED = 2;

/** Plays each step a few times, one request at a time, and writes down what the product sends to PostgreSQL. */
export async function traceProduct(
  product: Product,
  supply: AccountSupply,
  premises: Premises,
): Promise<ProductTrace> {
  const traces = {
    publicApi: new Trace(join(premises.cluster.dataFolder, 'statements-public-api.jsonl')),
    worker: new Trace(join(premises.cluster.dataFolder, 'statements-worker.jsonl')),
  };
  const system = await product.open({
    'public-api': environmentOf(traces.publicApi),
    worker: environmentOf(traces.worker),
  });
  try {
    const connection = await product.connectTo(system);
    const player = new TracedPlayer(product, connection, traces);
    const figures = await player.play(supply, premises);
    connection.close();
    return figures;
  } finally {
    await system.stop();
  }
}

function environmentOf({ file }: Trace): Record<string, string> {
  const hook = fileURLToPath(new URL('./trace-statements.ts', import.meta.url));
  return { NODE_OPTIONS: `--import=${hook}`, LATCHKEY_BENCH_TRACE: file };
}

class TracedPlayer {
  readonly #product: Product;
  readonly #connection: Connection;
  readonly #publicApi: Trace;
  readonly #worker: Trace;

  constructor(product: Product, connection: Connection, traces: { publicApi: Trace; worker: Trace }) {
    this.#product = product;
    this.#connection = connection;
    this.#publicApi = traces.publicApi;
    this.#worker = traces.worker;
  }

  async play(supply: AccountSupply, { sink }: Premises): Promise<ProductTrace> {
    const send = (address: string): Promise<unknown> => this.#product.request(this.#connection, address);
    const guessed = supply.known(TIMES);
    const proven = supply.known(TIMES);
    const request = await this.#during(guessed, send);
    const missing = await this.#during(supply.unknown(TIMES), send);
    const wrong = await this.#during(guessed, (address) => this.#product.wrong(this.#connection, address));
    await this.#during(proven, send);
    const secrets = await sink.secretsOf(proven);
    const tickets = proven.map((address, at): Ticket => {
      const newPassword = `traced and quite unguessable ${at}`;
      return { address, secret: secrets[at] ?? '', newPassword };
    });
    const consume = await this.#during(tickets, (ticket) => this.#product.consume(this.#connection, ticket));
    return { request, missing, wrong, consume };
  }

  async #during<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<StepTrace> {
    const seen: (readonly TracedStatement[])[] = [];
    this.#worker.begin();
    for (const input of inputs) {
      this.#publicApi.begin();
      await work(input);
      seen.push(this.#publicApi.statements());
    }
    await this.#product.settled();
    return { requests: seen.slice(DROPPED), byWorker: this.#worker.statements().length / inputs.length };
  }
}
