import pg from 'pg';
import type { TracedStatement, TracedValue } from '../tracing/trace.ts';

/** How PostgreSQL carried out one statement. */
export interface StatementPlan {
  /** Nodes and indexes from the root down: what must be the same however many tenants there are. */
  readonly shape: string;
  /** Pages of 8 KiB that were looked at. */
  readonly buffers: number;
  /** How often an index was gone down from its root: each costs a page more where the index is a level deeper. */
  readonly searches: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly 'Index Searches'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Plays the statements of one traced request again, explained, in a transaction that is taken back. */
export async function explain(url: string, statements: readonly TracedStatement[]): Promise<StatementPlan[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const plans: StatementPlan[] = [];
  try {
    await client.query('begin');
    for (const { text, values } of statements.filter(isOfTransaction)) {
      if (!/^\s*(with|insert|select|update|delete)\b/i.test(text) || text.includes('set_config')) {
        for (const part of withoutFrame(text)) await client.query(part, values.map(plain));
        continue;
      }
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `explain (analyze, buffers, costs off, timing off, format json) ${text}`,
        values.map(plain),
      );
      const root = rows[0]?.['QUERY PLAN'][0].Plan;
      if (root) plans.push({ shape: shapeOf(root), buffers: buffersOf(root), searches: searchesOf(root) });
    }
  } finally {
    await client.query('rollback');
    await client.end();
  }
  return plans;
}

function isOfTransaction({ text }: TracedStatement): boolean {
  return !text.includes('pg_notify(') && !/^\s*commit/i.test(text);
}

/** The product opens its transaction in the same message that names the tenant. */
function withoutFrame(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(begin|commit)/i.test(part));
}

function shapeOf(node: PlanNode): string {
  const place = node['Index Name'] ?? node['Relation Name'];
  const own = place === undefined ? node['Node Type'] : `${node['Node Type']} ${place}`;
  const below = (node.Plans ?? []).map(shapeOf);
  return below.length === 0 ? own : `${own}(${below.join(', ')})`;
}

function buffersOf(node: PlanNode): number {
  return (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
}

function searchesOf(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce((sum, each) => sum + searchesOf(each), 0);
  return (node['Index Searches'] ?? 0) + below;
}

function plain(value: TracedValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value) return Buffer.from(value.bytes, 'hex');
  return 'date' in value ? new Date(value.date) : value;
}
