import { NotFound, UnitOfWork, type Page, type PageRequest } from '@latchkey/kernel';
import type { ColumnValue } from '../unit-of-work/row-batch.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

/** A condition with one `?` for its value. Without a value it is left out. */
export type Filter = readonly [condition: string, value: ColumnValue | undefined];

/** Rows of one table, told apart by `id`. Every text in it is ours: nothing that a caller sends is ever part of SQL. */
export interface Listing {
  /** Columns as the view names them. */
  readonly select: string;
  /** The table, under the alias `t`, with what is joined to it. */
  readonly from: string;
  readonly table: string;
  /** A column of `t` that the list is ordered by, before `id`. */
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly filters?: readonly Filter[];
}

/** Read models: SQL in a transaction of the tenant that may only read. */
export class Reads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: Transactions,
  ) {}

  /** One page, read on from the last id that was seen. */
  async page<V extends { readonly id: string }>(
    listing: Listing,
    { after, limit }: PageRequest,
  ): Promise<Page<V>> {
    const { text, values } = statementOf(listing, after);
    const rows = await this.rows<V>(`${text} limit $${values.length + 1}`, [...values, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  rows<V extends object>(text: string, values: readonly ColumnValue[]): Promise<V[]> {
    return this.unitOfWork.read(() => this.transactions.current().query<V>(text, values));
  }

  /** The same for a text that nobody will send again: the server does not keep it prepared. */
  rowsOnce<V extends object>(text: string, values: readonly ColumnValue[]): Promise<V[]> {
    return this.unitOfWork.read(() => this.transactions.current().queryOnce<V>(text, values));
  }

  /** Throws NotFound; of what does not meet the condition too. */
  async one<V extends object>({ select, from }: Listing, id: string, condition = 'true'): Promise<V> {
    const text = `select ${select} from ${from} where t.id = $1 and ${condition}`;
    const row = (await this.rows<V>(text, [id]))[0];
    if (!row) throw new NotFound();
    return row;
  }
}

function statementOf(listing: Listing, after: string | null): { text: string; values: ColumnValue[] } {
  const values: ColumnValue[] = [];
  const place = (value: ColumnValue): string => `$${values.push(value)}`;
  const conditions = (listing.filters ?? []).flatMap(([condition, value]) =>
    value === undefined ? [] : [condition.replace('?', () => place(value))],
  );
  if (after !== null) conditions.push(readOn(listing, place(after)));
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  const direction = listing.descending ? 'desc' : 'asc';
  const order = [...(listing.orderBy ? [listing.orderBy] : []), 'id'].map(
    (column) => `t.${column} ${direction}`,
  );
  return {
    text: `select ${listing.select} from ${listing.from}${where} order by ${order.join(', ')}`,
    values,
  };
}

/** What comes after the row that was seen last. A row that is gone, or another tenant's, has nothing after it. */
function readOn({ table, orderBy, descending }: Listing, after: string): string {
  const sign = descending ? '<' : '>';
  if (!orderBy) return `t.id ${sign} ${after}`;
  return `(t.${orderBy}, t.id) ${sign} (select seen.${orderBy}, seen.id from ${table} seen where seen.id = ${after})`;
}
