// The peer: better-auth on node:http and PostgreSQL, rate limit off, sessions ended by a reset, the mail handed over by
// one datagram. `--migrate` puts the schema in place and ends. What the package exports is described here as far as it
// is used, so that the project's types hold where the package is not installed.
import { createServer, type RequestListener } from 'node:http';
import pg from 'pg';
import { hashing, type Hash } from '../hash/hashing.ts';
import { MailHook } from '../sink/mail-hook.ts';

interface Options {
  readonly baseURL: string;
  readonly [more: string]: unknown;
}

interface BetterAuth {
  betterAuth(options: Options): { readonly handler: unknown };
}

interface Migrations {
  getMigrations(options: Options): Promise<{ runMigrations(): Promise<void> }>;
}

interface NodeSide {
  toNodeHandler(auth: unknown): RequestListener;
}

interface Plugins {
  emailOTP(options: unknown): unknown;
}

const load = (name: string): Promise<unknown> => import(name);

const port = Number(process.env['BENCH_PORT']);
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 16 });
const mail = new MailHook(Number(process.env['BENCH_HOOK_PORT']));
const { hash, verify } = hashing(process.env['BENCH_HASH'] as Hash);

const options: Options = {
  baseURL: `http://127.0.0.1:${port}`,
  secret: 'only for the benchmark: it guards nothing 0123456789',
  database: pool,
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  emailAndPassword: {
    enabled: true,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ user, token }: { user: { email: string }; token: string }) =>
      mail.send(user.email, token),
    password: {
      hash,
      verify: (given: { hash: string; password: string }) => verify(given.hash, given.password),
    },
  },
  plugins: process.env['BENCH_BY_CODE'] === 'yes' ? [await codes()] : [],
};

async function codes(): Promise<unknown> {
  const { emailOTP } = (await load('better-auth/plugins/email-otp')) as Plugins;
  return emailOTP({
    sendVerificationOTP: async ({ email, otp }: { email: string; otp: string }) => mail.send(email, otp),
  });
}

if (process.argv.includes('--migrate')) {
  const { getMigrations } = (await load('better-auth/db/migration')) as Migrations;
  await (await getMigrations(options)).runMigrations();
  await pool.end();
  process.exit(0);
}

const { betterAuth } = (await load('better-auth')) as BetterAuth;
const { toNodeHandler } = (await load('better-auth/node')) as NodeSide;
const handle = toNodeHandler(betterAuth(options));

const server = createServer((request, response) => {
  if (request.url !== '/readyz') return void handle(request, response);
  pool.query('select from "user" limit 1').then(
    () => response.end('ready'),
    () => response.writeHead(503).end(),
  );
});
process.once('SIGTERM', () => process.exit(0));
server.listen(port, '127.0.0.1');
