/** What two values can be to each other; the words of SCIM (RFC 7644, table 3). */
export const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * How a field is compared: `identifier` as a recovery compares it where equality is asked; `text` without regard to
 * letter case; `exact` byte by byte; `id` and `reference` by equality alone.
 */
export type FieldKind = 'identifier' | 'text' | 'exact' | 'id' | 'reference' | 'flag' | 'moment';

export type FieldValue = string | boolean | Date;

/** Which of many are meant: a tree of conditions on fields, never text that a store could read as its own language. */
export type Criterion<F extends string> =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Criterion<F>[] }
  | { readonly kind: 'not'; readonly of: Criterion<F> }
  | { readonly kind: 'present'; readonly field: F }
  | {
      readonly kind: 'compare';
      readonly field: F;
      readonly comparison: Comparison;
      readonly value: FieldValue;
    };

/** By its place in the whole, beginning with 0. */
export interface SearchWindow {
  readonly start: number;
  readonly count: number;
}

export interface Found<T> {
  readonly total: number;
  readonly items: readonly T[];
}

const order: readonly Comparison[] = ['gt', 'ge', 'lt', 'le'];

/** Whether this can be asked of a field of this kind. */
export function isComparable(kind: FieldKind, comparison: Comparison, value: FieldValue): boolean {
  const equality = comparison === 'eq' || comparison === 'ne';
  if (kind === 'flag') return equality && typeof value === 'boolean';
  if (kind === 'moment') return (equality || order.includes(comparison)) && value instanceof Date;
  if (typeof value !== 'string') return false;
  return equality || (kind !== 'id' && kind !== 'reference');
}
