// For `node --import`: writes down every statement that the process sends. Never loaded while time is taken.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env['LATCHKEY_BENCH_TRACE'] ?? '';

interface Sent {
  readonly text?: string;
  readonly values?: readonly unknown[];
}

const prototype = pg.Client.prototype as unknown as { query: (...words: unknown[]) => unknown };
const original = prototype.query;
prototype.query = function traced(this: unknown, ...words: unknown[]): unknown {
  const sent: Sent =
    typeof words[0] === 'string' ? { text: words[0], values: words[1] as [] } : (words[0] as Sent);
  const values = Array.isArray(sent.values) ? sent.values : [];
  appendFileSync(file, `${JSON.stringify({ text: sent.text, values: values.map(plain) })}\n`);
  return original.apply(this, words);
};

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (value instanceof Date) return { date: value.toISOString() };
  return value;
}
