import {
  identifierKey,
  type Comparison,
  type Criterion,
  type FieldKind,
  type FieldValue,
} from '@latchkey/identity';
import type { ColumnValue, Place } from '../unit-of-work/row-batch.ts';

/** A field as SQL knows it. Every text is ours; what somebody sent comes in by its place. */
export interface SearchedColumn {
  readonly kind: FieldKind;
  /** An expression; for a reference, a condition of which `?` is the value. */
  readonly sql: string;
  /** The indexed column of an identifier or a text, in the form in which it is compared. */
  readonly key?: string;
}

export type ColumnOf<F extends string> = (field: F, place: Place) => SearchedColumn;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const signs: Partial<Record<Comparison, string>> = { eq: '=', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** A condition that is true or false and never unknown, so that "not" means what it says. */
export function criterionSql<F extends string>(
  criterion: Criterion<F>,
  columnOf: ColumnOf<F>,
  place: Place,
): string {
  const inner = (one: Criterion<F>): string => criterionSql(one, columnOf, place);
  switch (criterion.kind) {
    case 'all':
      return `(${['true', ...criterion.of.map(inner)].join(' and ')})`;
    case 'any':
      return `(${['false', ...criterion.of.map(inner)].join(' or ')})`;
    case 'not':
      return `(not ${inner(criterion.of)})`;
    case 'present':
      return presence(columnOf(criterion.field, place));
    case 'compare':
      return comparison(columnOf(criterion.field, place), criterion.comparison, criterion.value, place);
  }
}

function presence({ kind, sql }: SearchedColumn): string {
  if (kind === 'reference') return `(${sql.replace('= ?', 'is not null')})`;
  return kind === 'text' || kind === 'exact' ? `(coalesce(${sql}, '') <> '')` : `(${sql} is not null)`;
}

function comparison(column: SearchedColumn, asked: Comparison, value: FieldValue, place: Place): string {
  if (asked === 'ne') return `(not ${comparison(column, 'eq', value, place)})`;
  return `coalesce(${compared(column, asked, value, place)}, false)`;
}

function compared(column: SearchedColumn, asked: Comparison, value: FieldValue, place: Place): string {
  const { kind, sql, key } = column;
  const text = String(value);
  if (kind === 'id') return uuid.test(text) ? `${sql} = ${place(text)}::uuid` : 'false';
  if (kind === 'reference') return uuid.test(text) ? sql.replace('?', () => `${place(text)}::uuid`) : 'false';
  if (kind === 'flag') return `${sql} = ${place(value as boolean)}::boolean`;
  if (kind === 'moment') return `${sql} ${signs[asked]} ${place(value as Date)}::timestamptz`;
  if (kind === 'exact') return matched(sql, asked, `${place(text)}::text`);
  if (asked === 'eq' && key !== undefined) return `${key} = ${place(keyOf(kind, text))}::text`;
  return matched(`lower(${sql})`, asked, `lower(${place(text)}::text)`);
}

function keyOf(kind: FieldKind, text: string): ColumnValue {
  // What is nobody's identifier equals none.
  return kind === 'identifier' ? (identifierKey(text) ?? null) : text.normalize('NFC').toLowerCase();
}

/** Without patterns: a percent sign is a percent sign. */
function matched(sql: string, asked: Comparison, value: string): string {
  if (asked === 'co') return `position(${value} in ${sql}) > 0`;
  if (asked === 'sw') return `starts_with(${sql}, ${value})`;
  if (asked === 'ew') return `right(${sql}, length(${value})) = ${value}`;
  return `${sql} collate "C" ${signs[asked]} ${value} collate "C"`;
}
