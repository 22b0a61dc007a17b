import { longestPage, type Page } from '@latchkey/kernel';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from './formula-safety.ts';

/** Rows of one export. Whoever needs more narrows the filter, or goes on after the last id. */
export const mostRows = 100 * longestPage;

/** A list as a table: its name and, in their order, the properties that are columns. */
export interface CsvTable<V> {
  readonly name: string;
  readonly columns: readonly (keyof V & string)[];
}

/** Reads the page after this id. */
export type ReadOn<V> = (after: string) => Promise<Page<V>>;

/** The header, then page after page: no more than one of them is ever held. */
export async function* csvChunks<V>(
  { columns }: CsvTable<V>,
  first: Page<V>,
  readOn: ReadOn<V>,
): AsyncGenerator<string> {
  yield records([columns]);
  let rows = 0;
  for (let page = first; ; page = await readOn(page.next)) {
    if (page.items.length > 0)
      yield records(page.items.map((item) => columns.map((name) => text(item[name]))));
    rows += page.items.length;
    if (page.next === null || rows >= mostRows) return;
  }
}

function records(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(safeCell));
  // By itself the library quotes a break only where it ends its own records.
  return stringify(cells, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value as string | number | boolean);
}
