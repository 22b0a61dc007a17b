import { hashing, type Hash } from '../hash/hashing.ts';
import type { Answer } from '../load/answer-parser.ts';
import { Connection } from '../load/connection.ts';
import type { Premises } from '../premises.ts';
import { referenceSchema } from '../reference/schema.ts';
import { ServerProcess } from '../server-process.ts';
import { Contestant, expectStatus, firstPassword, type Ticket } from './contestant.ts';

/** The hand-written loop in `reference/`. */
export class Reference extends Contestant {
  readonly name: string;
  readonly hash: Hash;
  readonly #premises: Premises;
  readonly #database: string;
  readonly #pending = new Map<string, string>();
  #server: ServerProcess | undefined;

  constructor(premises: Premises, hash: Hash) {
    super();
    this.name = hash === 'none' ? 'reference-no-hash' : 'reference';
    this.#database = this.name.replaceAll('-', '_');
    this.hash = hash;
    this.#premises = premises;
  }

  async prepare(accounts: number): Promise<void> {
    const url = await this.#premises.createDatabase(this.#database);
    await this.#sql(referenceSchema);
    await this.#sql(
      `insert into account (email, phc)
       select format($1, lpad(n::text, 6, '0')), $2::text from generate_series(0, $3::int - 1) n`,
      [this.address(0).replace('000000', '%s'), await hashing(this.hash).hash(firstPassword), accounts],
    );
    await this.#sql('analyze');
    this.#server = await ServerProcess.plan({
      name: this.name,
      script: './reference/server.ts',
      logFile: this.#premises.logFile(this.name),
      env: {
        NODE_ENV: 'production',
        BENCH_DATABASE_URL: url,
        BENCH_HASH: this.hash,
        BENCH_HOOK_PORT: String(this.#premises.sink.hookPort),
      },
    });
  }

  start(): Promise<number> {
    return this.#running.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  close(): Promise<void> {
    return this.stop();
  }

  processes(): Readonly<Record<string, number>> {
    return { node: this.#running.pid };
  }

  connect(): Promise<Connection> {
    return Connection.open(this.#running.port);
  }

  async request(connection: Connection, address: string): Promise<Answer> {
    const answer = expectStatus(await connection.post('/request', { email: address }), 202, 'request');
    this.#pending.set(address, (JSON.parse(answer.body) as { id: string }).id);
    return answer;
  }

  async wrong(connection: Connection, address: string): Promise<void> {
    const id = this.#pending.get(address);
    this.#pending.delete(address);
    expectStatus(await connection.post('/code', { id, code: 'no code' }), 422, 'wrong code');
  }

  async consume(connection: Connection, { secret, newPassword }: Ticket): Promise<void> {
    expectStatus(await connection.post('/password', { token: secret, newPassword }), 200, 'new password');
  }

  async signsIn(address: string, password: string): Promise<boolean> {
    const connection = await this.connect();
    try {
      return (await connection.post('/sign-in', { email: address, password })).status === 200;
    } finally {
      connection.close();
    }
  }

  async openSessions(addresses: readonly string[]): Promise<void> {
    await this.#sql(
      `insert into session (account_id, digest)
       select id, sha256(uuid_send(gen_random_uuid())) from account, generate_series(1, 2) where email = any ($1)`,
      [addresses],
    );
  }

  async liveSessions(addresses: readonly string[]): Promise<number> {
    const [found] = await this.#sql<{ live: number }>(
      `select count(*)::int as live from session s join account a on a.id = s.account_id where a.email = any ($1)`,
      [addresses],
    );
    return found?.live ?? Number.NaN;
  }

  get #running(): ServerProcess {
    if (!this.#server) throw new Error(`${this.name} was not prepared.`);
    return this.#server;
  }

  #sql<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.#premises.sql<R>(this.#database, text, values);
  }
}
