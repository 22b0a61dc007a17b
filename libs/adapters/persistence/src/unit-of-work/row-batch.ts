import { createHash } from 'node:crypto';

export type ColumnValue = string | number | boolean | Date | Uint8Array | null | readonly string[];
export type Row = Readonly<Record<string, ColumnValue>>;

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: ColumnValue[];
}

/** Gives a value its place in a statement. */
export type Place = (value: ColumnValue) => string;

/** A clause that writes a row of its own, or none: `returning 1` tells which. */
export type Guard = (place: Place) => string;

/** A value that is written only if the guard has written its row; otherwise the column is null. */
export class Guarded {
  constructor(
    readonly value: ColumnValue,
    readonly type: 'uuid',
  ) {}
}

export type GuardedRow = Readonly<Record<string, ColumnValue | Guarded>>;

/**
 * Rows that are written when the transaction ends, all in one statement: one round trip however many tables, and the
 * same text for the same kind of work, so that the server prepares it once.
 */
export class RowBatch {
  private readonly rows: { readonly table: string; readonly row: GuardedRow }[] = [];
  private aggregates = 0;
  private guard: Guard | undefined;

  /** One batch has at most one guard. */
  guardBy(guard: Guard): void {
    if (this.guard) throw new Error('a unit of work can be guarded once');
    this.guard = guard;
  }

  add(table: string, row: GuardedRow): void {
    this.rows.push({ table, row });
  }

  /** Aggregates stand before what refers to them, so that the text does not depend on the order of the work. */
  addFirst(table: string, row: GuardedRow): void {
    this.rows.splice(this.aggregates, 0, { table, row });
    this.aggregates += 1;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** Nothing is returned: a row that breaks a constraint fails the whole statement. */
  statement(): Statement {
    const values: ColumnValue[] = [];
    const place: Place = (value) => `$${values.push(value)}`;
    const guards = this.guard ? [`guard as (${this.guard(place)})`] : [];
    const inserts = this.rows.map(({ table, row }, index) => {
      const columns = Object.keys(row);
      const places = columns.map((column) => written(row[column] ?? null, place));
      return `w${index} as (insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}))`;
    });
    const clauses = [...guards, ...inserts];
    const text = `with ${clauses.join(',\n')} select 1`;
    return { name: statementName(text), text, values };
  }
}

function written(value: ColumnValue | Guarded, place: Place): string {
  if (!(value instanceof Guarded)) return place(value);
  return `case when exists (select 1 from guard) then ${place(value.value)}::${value.type} end`;
}

/** Prepared statements are told apart by their text; the driver wants a short name for each. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}

const names = new Map<string, string>();
