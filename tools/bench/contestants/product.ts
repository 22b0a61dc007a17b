import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { System, type ProcessName, type SeededTenant } from '../../src/index.ts';
import type { Hash } from '../hash/hashing.ts';
import type { Answer } from '../load/answer-parser.ts';
import { Connection } from '../load/connection.ts';
import { firstAnswer } from '../measure/first-answer.ts';
import type { Premises } from '../premises.ts';
import { Contestant, expectStatus, type Ticket } from './contestant.ts';
import { ProductDatabase } from './product-database.ts';

interface Flow {
  readonly id: string;
  readonly flowSecret: string;
}

type Extra = Partial<Record<ProcessName, Record<string, string>>>;

/** As high as an operator may set them: the load comes from one address. */
const highestLimits = {
  LATCHKEY_STARTS_PER_NETWORK: '1000000',
  LATCHKEY_VISITS_PER_NETWORK: '1000000',
  LATCHKEY_STARTS_PER_TENANT: '10000000',
  LATCHKEY_STARTS_PER_PLATFORM: '100000000',
  LATCHKEY_WRONG_LINKS_PER_NETWORK: '1000000',
  LATCHKEY_WRONG_LINKS_PER_TENANT: '10000000',
  LATCHKEY_WRONG_LINKS_PER_PLATFORM: '100000000',
};

/** The product as it is shipped, on PostgreSQL, with an application key, every policy and the worker. */
export class Product extends Contestant {
  readonly name: string;
  readonly hash: Hash;
  readonly databaseName: string;
  readonly #premises: Premises;
  readonly #database: ProductDatabase;
  readonly #flows = new Map<string, Flow>();
  #system: System | undefined;
  #tenant: SeededTenant | undefined;

  /** `name` where it is not the product among its peers. */
  constructor(premises: Premises, hash: Hash, name?: string) {
    super();
    this.name = name ?? (hash === 'none' ? 'latchkey-no-hash' : 'latchkey');
    this.databaseName = this.name.replaceAll('-', '_') + '_load';
    this.hash = hash;
    this.#premises = premises;
    this.#database = new ProductDatabase(premises, this.databaseName);
  }

  async prepare(accounts: number): Promise<void> {
    await this.#premises.createDatabase(this.databaseName);
    this.#system = await this.open({});
    this.#tenant = await this.#database.seed(
      this.#system,
      accounts,
      this.hash,
      this.address(0).replace('000000', '%s'),
    );
    await this.stop();
  }

  /** Processes of the product on this contestant's database, with more in their environment. */
  open(more: Extra): Promise<System> {
    const silenced = {
      NODE_OPTIONS: `--import=${fileURLToPath(new URL('../hash/no-hash.ts', import.meta.url))}`,
    };
    const hash = this.hash === 'none' ? silenced : {};
    const smtp = { LATCHKEY_SMTP_URL: `smtp://127.0.0.1:${this.#premises.sink.smtpPort}` };
    return System.start({
      dataFolder: this.#premises.cluster.dataFolder,
      databaseUrl: this.#premises.databaseUrl(this.databaseName),
      processes: ['public-api', 'worker'],
      extraEnvironment: {
        'public-api': { ...hash, ...highestLimits, ...more['public-api'] },
        worker: { ...hash, ...smtp, ...more.worker },
      },
      onUnexpectedEnd: (name, code) => console.error(`${name} ended by itself (code ${code}).`),
    });
  }

  async start(): Promise<number> {
    const began = performance.now();
    const restarted = this.#running.restart('public-api');
    await firstAnswer(this.#running.port('public-api'));
    const cold = performance.now() - began;
    await restarted;
    await this.#running.restart('worker');
    return cold;
  }

  async stop(): Promise<void> {
    await this.#system?.kill('public-api', 'SIGTERM');
    await this.#system?.kill('worker', 'SIGTERM');
  }

  async close(): Promise<void> {
    await this.#system?.stop();
  }

  processes(): Readonly<Record<string, number>> {
    return { 'public-api': this.#running.pid('public-api'), worker: this.#running.pid('worker') };
  }

  connect(): Promise<Connection> {
    return this.connectTo(this.#running);
  }

  connectTo(system: System): Promise<Connection> {
    return Connection.open(system.port('public-api'), { authorization: `Bearer ${this.#seeded.apiKey}` });
  }

  async request(connection: Connection, address: string): Promise<Answer> {
    const body = { identifier: address, locale: 'en' };
    const answer = expectStatus(await connection.post('/v1/reset-requests', body, keyed()), 202, 'request');
    this.#flows.set(address, JSON.parse(answer.body) as Flow);
    return answer;
  }

  async wrong(connection: Connection, address: string): Promise<void> {
    const flow = this.#flows.get(address);
    if (!flow) throw new Error(`no pending request of ${address}`);
    this.#flows.delete(address);
    const path = `/v1/reset-requests/${flow.id}/proofs`;
    const answer = expectStatus(
      await connection.post(path, { code: '00000000' }, inFlow(flow)),
      410,
      'wrong code',
    );
    if (!answer.body.includes('"proof-rejected"'))
      throw new Error(`a wrong code was answered ${answer.body}`);
  }

  async consume(connection: Connection, { secret, newPassword }: Ticket): Promise<void> {
    const redeemed = await connection.post('/v1/reset-links/redeem', { token: secret }, keyed());
    const flow = JSON.parse(expectStatus(redeemed, 200, 'redeem').body) as Flow;
    const path = `/v1/reset-requests/${flow.id}/password`;
    expectStatus(await connection.post(path, { newPassword }, inFlow(flow)), 200, 'new password');
  }

  async signsIn(address: string, password: string): Promise<boolean> {
    const connection = await this.connect();
    try {
      const answer = await connection.post('/v1/sign-in', { identifier: address, password }, keyed());
      return answer.status === 200;
    } finally {
      connection.close();
    }
  }

  openSessions(addresses: readonly string[]): Promise<void> {
    return this.#database.openSessions(this.#seeded, addresses);
  }

  liveSessions(addresses: readonly string[]): Promise<number> {
    return this.#database.liveSessions(addresses);
  }

  override settled(): Promise<void> {
    return this.#database.drained();
  }

  /** Stops the worker where it stands, so that the request path can be measured by itself. */
  hold(): Promise<void> {
    return this.#running.kill('worker', 'SIGSTOP');
  }

  release(): Promise<void> {
    return this.#running.kill('worker', 'SIGCONT');
  }

  get #running(): System {
    if (!this.#system) throw new Error(`${this.name} was not prepared.`);
    return this.#system;
  }

  get #seeded(): SeededTenant {
    if (!this.#tenant) throw new Error(`${this.name} was not prepared.`);
    return this.#tenant;
  }
}

function keyed(): Record<string, string> {
  return { 'idempotency-key': randomUUID() };
}

function inFlow({ flowSecret }: Flow): Record<string, string> {
  return { ...keyed(), 'latchkey-flow': flowSecret };
}
