import type { TracedStatement, TracedValue } from '../tracing/trace.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const address = /^load-\d{6}@mail\.example$/;
const DIGEST_BYTES = 32;

/**
 * The statements of one traced request as a pgbench script: what was the same in two requests stays as it was, what
 * differed is made anew in every transaction. Whole statements, same tables, same number of rows, one commit.
 */
export function pgbenchScript(
  before: readonly TracedStatement[],
  traced: readonly TracedStatement[],
  accounts: number,
): string {
  const earlier = transactionOf(before);
  const statements = transactionOf(traced).map((statement, at) => withoutParameters(statement, earlier[at]));
  return [`\\set account random(0, ${accounts - 1})`, ...statements.map((text) => `${text};`), ''].join('\n');
}

/** From the first `begin` to the `commit`; notifications are sent beside it, once for many requests. */
function transactionOf(statements: readonly TracedStatement[]): TracedStatement[] {
  const own = statements.filter(({ text }) => !text.includes('pg_notify('));
  // pgbench sends one statement at a time where the product sends the first two in one round trip.
  return own.flatMap((statement) =>
    statement.text.startsWith('begin;')
      ? statement.text.split(';').map((text) => ({ text: text.trim(), values: [] }))
      : [statement],
  );
}

function withoutParameters({ text, values }: TracedStatement, earlier: TracedStatement | undefined): string {
  const made = new Map<string, string>();
  const expressions = values.map((value, at) =>
    JSON.stringify(value) === JSON.stringify(earlier?.values[at]) ? literal(value) : anew(value, made),
  );
  const filled = guardColons(text).replaceAll(
    /\$(\d+)/g,
    (_, place: string) => expressions[Number(place) - 1] ?? 'null',
  );
  if (made.size === 0) return filled;
  const columns = [...made.values()].map((name) => `uuidv7() as ${name}`).join(', ');
  return filled.replace(/^with /, `with made as materialized (select ${columns}), `);
}

/** The same id stands in several rows of one request, so it is made once. */
function anew(value: TracedValue, made: Map<string, string>): string {
  if (typeof value === 'string' && uuid.test(value)) {
    const name = made.get(value) ?? `u${made.size}`;
    made.set(value, name);
    return `(select ${name} from made)`;
  }
  if (typeof value === 'string' && address.test(value)) {
    return `('load-' || lpad((:account)::text, 6, '0') || '@mail.example')`;
  }
  if (isBytes(value) && value.bytes.length === DIGEST_BYTES * 2)
    return 'sha256(uuid_send(gen_random_uuid()))';
  if (isDate(value)) return 'now()';
  return literal(value);
}

function literal(value: TracedValue): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isBytes(value)) return `'\\x${value.bytes}'::bytea`;
  if (isDate(value)) return quoted(value.date);
  return quoted(`{${(value as readonly string[]).map((each) => `"${each}"`).join(',')}}`);
}

/** pgbench takes a colon and a word for one of its variables, inside of quotes too. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a');
  return `E'${escaped}'`;
}

function guardColons(text: string): string {
  return text.replaceAll(/'[^']*'/g, (quote) => (quote.includes(':') ? quoted(quote.slice(1, -1)) : quote));
}

function isBytes(value: TracedValue): value is { readonly bytes: string } {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

function isDate(value: TracedValue): value is { readonly date: string } {
  return typeof value === 'object' && value !== null && 'date' in value;
}
