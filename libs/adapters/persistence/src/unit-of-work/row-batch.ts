import { createHash } from 'node:crypto';

export type ColumnValue = string | number | boolean | Date | Uint8Array | null | readonly string[];
export type Row = Readonly<Record<string, ColumnValue>>;

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: ColumnValue[];
}

/**
 * Rows that are written when the transaction ends, all in one statement: one round trip however many tables, and the
 * same text for the same kind of work, so that the server prepares it once.
 */
export class RowBatch {
  private readonly rows: { readonly table: string; readonly row: Row }[] = [];
  private aggregates = 0;

  add(table: string, row: Row): void {
    this.rows.push({ table, row });
  }

  /** Aggregates stand before what refers to them, so that the text does not depend on the order of the work. */
  addFirst(table: string, row: Row): void {
    this.rows.splice(this.aggregates, 0, { table, row });
    this.aggregates += 1;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** Nothing is returned: a row that breaks a constraint fails the whole statement. */
  statement(): Statement {
    const values: ColumnValue[] = [];
    const clauses = this.rows.map(({ table, row }, index) => {
      const columns = Object.keys(row);
      const places = columns.map((column) => {
        values.push(row[column] ?? null);
        return `$${values.length}`;
      });
      return `w${index} as (insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}))`;
    });
    const text = `with ${clauses.join(',\n')} select 1`;
    return { name: statementName(text), text, values };
  }
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
