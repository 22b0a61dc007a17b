import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hashing, type Hash } from '../hash/hashing.ts';
import type { Answer } from '../load/answer-parser.ts';
import { Connection } from '../load/connection.ts';
import type { Premises } from '../premises.ts';
import { ServerProcess } from '../server-process.ts';
import { Contestant, expectStatus, firstPassword, type Ticket } from './contestant.ts';

/** A link as in its core, or a code of its e-mail plugin, whose attempts it counts in the database. */
export type Proof = 'link' | 'code';

const names = {
  argon2id: { link: 'better-auth', code: 'better-auth-code' },
  none: { link: 'better-auth-no-hash' },
};

export class BetterAuth extends Contestant {
  readonly name: string;
  readonly hash: Hash;
  readonly #proof: Proof;
  readonly #premises: Premises;
  readonly #database: string;
  #server: ServerProcess | undefined;

  constructor(premises: Premises, hash: Hash, proof: Proof = 'link') {
    super();
    this.name = hash === 'none' ? names.none.link : names.argon2id[proof];
    this.#database = this.name.replaceAll('-', '_');
    this.hash = hash;
    this.#proof = proof;
    this.#premises = premises;
  }

  async prepare(accounts: number): Promise<void> {
    const url = await this.#premises.createDatabase(this.#database);
    const env = {
      NODE_ENV: 'production',
      BENCH_DATABASE_URL: url,
      BENCH_HASH: this.hash,
      BENCH_BY_CODE: this.#proof === 'code' ? 'yes' : 'no',
      BENCH_HOOK_PORT: String(this.#premises.sink.hookPort),
    };
    migrate(env);
    await this.#sql(
      `with people as (
         insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
         select 'u' || n, 'Ada Example', format($1, lpad(n::text, 6, '0')), true, now(), now()
         from generate_series(0, $2::int - 1) n returning id
       )
       insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
       select 'a' || id, id, 'credential', id, $3::text, now(), now() from people`,
      [this.address(0).replace('000000', '%s'), accounts, await hashing(this.hash).hash(firstPassword)],
    );
    await this.#sql('analyze');
    const logFile = this.#premises.logFile(this.name);
    this.#server = await ServerProcess.plan({
      name: this.name,
      script: './better-auth/server.ts',
      logFile,
      env,
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
    const path = this.#proof === 'code' ? '/email-otp/request-password-reset' : '/request-password-reset';
    return expectStatus(await connection.post(`/api/auth${path}`, { email: address }), 200, 'request');
  }

  async wrong(connection: Connection, address: string): Promise<void> {
    const newPassword = 'never stored, since the proof is wrong';
    const answer =
      this.#proof === 'code'
        ? connection.post('/api/auth/email-otp/reset-password', {
            email: address,
            otp: 'none',
            password: newPassword,
          })
        : connection.post('/api/auth/reset-password', { token: `no token of ${address}`, newPassword });
    expectStatus(await answer, 400, 'wrong proof');
  }

  async consume(connection: Connection, { secret, newPassword }: Ticket): Promise<void> {
    const answer = await connection.post('/api/auth/reset-password', { token: secret, newPassword });
    expectStatus(answer, 200, 'new password');
  }

  async signsIn(address: string, password: string): Promise<boolean> {
    const connection = await this.connect();
    try {
      return (await connection.post('/api/auth/sign-in/email', { email: address, password })).status === 200;
    } finally {
      connection.close();
    }
  }

  async openSessions(addresses: readonly string[]): Promise<void> {
    await this.#sql(
      `insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
       select gen_random_uuid()::text, gen_random_uuid()::text, id, now() + interval '1 day', now(), now()
       from "user", generate_series(1, 2) where email = any ($1)`,
      [addresses],
    );
  }

  async liveSessions(addresses: readonly string[]): Promise<number> {
    const [found] = await this.#sql<{ live: number }>(
      `select count(*)::int as live from session s join "user" u on u.id = s."userId"
        where u.email = any ($1) and s."expiresAt" > now()`,
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

function migrate(env: Readonly<Record<string, string>>): void {
  const script = fileURLToPath(new URL('../better-auth/server.ts', import.meta.url));
  const done = spawnSync(process.execPath, [script, '--migrate'], {
    env: { PATH: process.env['PATH'], ...env, BENCH_PORT: '1' },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`better-auth could not migrate:\n${done.stderr.trim()}`);
}
