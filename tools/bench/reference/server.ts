// The hand-written loop: Fastify and SQL, one statement per step. No tenants, policies, throttle or validation; it
// marks what the stack can do, and whoever is measured beside it is asked where the rest goes.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { hashing, type Hash } from '../hash/hashing.ts';
import { MailHook } from '../sink/mail-hook.ts';
import * as sql from './schema.ts';

const port = Number(process.env['BENCH_PORT']);
const { hash, verify } = hashing(process.env['BENCH_HASH'] as Hash);
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 16 });
const mail = new MailHook(Number(process.env['BENCH_HOOK_PORT']));
const app = Fastify();

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

app.get('/readyz', async () => {
  await pool.query('select from account limit 1');
  return { ready: true };
});

app.post<{ Body: { email: string } }>('/request', async ({ body }, reply) => {
  const token = randomBytes(32).toString('base64url');
  const code = String(randomInt(10 ** 8)).padStart(8, '0');
  const { rows } = await pool.query<{ id: string; expiresAt: Date; isKnown: boolean }>({
    name: 'request',
    text: sql.requestStatement,
    values: [body.email, digest(token), digest(code)],
  });
  const made = rows[0];
  if (made?.isKnown) mail.send(body.email, token);
  return reply.code(202).send({ id: made?.id, expiresAt: made?.expiresAt });
});

app.post<{ Body: { id: string; code: string } }>('/code', async ({ body }, reply) => {
  const { rows } = await pool.query<{ codeDigest: Buffer }>({
    name: 'attempt',
    text: sql.attemptStatement,
    values: [body.id],
  });
  const kept = rows[0]?.codeDigest;
  const isRight = kept !== undefined && timingSafeEqual(kept, digest(body.code));
  return isRight ? { proven: true } : reply.code(422).send({ error: 'refused' });
});

app.post<{ Body: { token: string; newPassword: string } }>('/password', async ({ body }, reply) => {
  const values = [digest(body.token)];
  const found = await pool.query<{ id: string }>({ name: 'find', text: sql.findStatement, values });
  const id = found.rows[0]?.id;
  if (id === undefined) return reply.code(422).send({ error: 'refused' });
  const phc = await hash(body.newPassword);
  const spent = await pool.query({ name: 'consume', text: sql.consumeStatement, values: [id, phc] });
  return spent.rowCount === 1 ? { done: true } : reply.code(422).send({ error: 'refused' });
});

app.post<{ Body: { email: string; password: string } }>('/sign-in', async ({ body }, reply) => {
  const { rows } = await pool.query<{ phc: string }>('select phc from account where email = $1', [
    body.email,
  ]);
  const isRight = rows[0] !== undefined && (await verify(rows[0].phc, body.password));
  return isRight ? { signedIn: true } : reply.code(401).send({ error: 'refused' });
});

process.once('SIGTERM', () => process.exit(0));
await app.listen({ port, host: '127.0.0.1' });
