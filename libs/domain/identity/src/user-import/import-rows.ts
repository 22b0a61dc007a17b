import { parse } from 'csv-parse/sync';
import { attributeName } from '../user/user-attributes.ts';

/** How rows and cells are told apart (RFC 4180); the same wherever a file is read. */
export const csvRules = {
  delimiter: ',',
  record_delimiter: ['\r\n', '\n'],
  relax_column_count: true,
  skip_empty_lines: true,
  info: true,
};

export interface RawRow {
  readonly cells: readonly string[];
  /** Where the next row begins, in bytes from where reading began. */
  readonly end: number;
}

interface ParsedRow {
  readonly record: string[];
  readonly info: { readonly bytes: number };
}

/** At most so many rows of a window that begins with a row. */
export function rowsIn(window: Buffer, most: number): RawRow[] {
  const parsed = parse(window, { ...csvRules, to: most }) as unknown as ParsedRow[];
  return parsed.map(({ record, info }) => ({ cells: record, end: info.bytes }));
}

const plain = ['userName', 'email', 'displayName', 'externalId', 'active', 'passwordHash'];
export const neededColumns = ['userName', 'email'];

/** `attributes.employee_number`, or one of what every user has. */
export function isColumn(name: string): boolean {
  const [first, attribute] = name.split(/\.(.*)/s);
  return plain.includes(name) || (first === 'attributes' && attributeName.test(attribute ?? ''));
}

/** What a row says of a user; what an empty cell says is nothing. */
export interface ImportedUser {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string | undefined;
  readonly externalId: string | undefined;
  readonly active: boolean | undefined;
  /** As another system has kept it. */
  readonly passwordHash: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface CellFault {
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}

/** Cells under their columns. Formulas are text like any other. */
export function readRow(columns: readonly string[], cells: readonly string[]): ImportedUser | CellFault {
  if (cells.length !== columns.length) return { column: null, code: 'cells', detail: wrongLength(columns) };
  const said = new Map(columns.map((column, at) => [column, cells[at] ?? '']));
  const given = (column: string): string | undefined => said.get(column) || undefined;
  const active = given('active')?.toLowerCase();
  if (active !== undefined && active !== 'true' && active !== 'false')
    return { column: 'active', code: 'not-a-choice', detail: 'Write true or false, or leave it empty.' };
  const attributes = [...said].filter(([column, value]) => column.startsWith('attributes.') && value !== '');
  return {
    userName: said.get('userName') ?? '',
    email: said.get('email') ?? '',
    displayName: given('displayName'),
    externalId: given('externalId'),
    active: active === undefined ? undefined : active === 'true',
    passwordHash: given('passwordHash'),
    attributes: Object.fromEntries(
      attributes.map(([column, value]) => [column.slice('attributes.'.length), value]),
    ),
  };
}

function wrongLength({ length }: readonly string[]): string {
  return `Write ${length} cells in this row, as the header has them; quote a cell with a comma in it.`;
}
