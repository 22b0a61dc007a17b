import type { Filter } from './filter.ts';
import { bodyOf, wordOf } from './patch.ts';
import { ScimFault } from './scim-fault.ts';

/**
 * The address that is meant by `emails`, or by its value: the primary one, that of work, or the first. Null for none.
 * Throws ScimFault.
 */
export function addressOf(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  const all = (Array.isArray(value) ? value : [value]).map((one) => bodyOf(one));
  const chosen =
    all.find(({ primary }) => wordOf(primary) === 'true') ??
    all.find(({ type }) => wordOf(type) === 'work') ??
    all[0];
  if (chosen === undefined) return null;
  const address = chosen['value'] ?? null;
  if (address === null || typeof address === 'string') return address === '' ? null : address;
  throw new ScimFault('invalidValue', 'Send the value of an address as a text.');
}

/** Whether a filter in brackets picks the one address that is kept. Throws ScimFault. */
export function meetsAddress(filter: Filter, email: string): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.of.every((one) => meetsAddress(one, email));
    case 'or':
      return filter.of.some((one) => meetsAddress(one, email));
    case 'not':
      return !meetsAddress(filter.of, email);
    case 'within':
      throw new ScimFault('invalidFilter', 'Do not nest brackets.');
    case 'present':
      return partOf(filter.path, email) !== undefined;
    case 'compare':
      return compared(partOf(filter.path, email), filter.comparison, String(filter.value).toLowerCase());
  }
}

function partOf(path: string, email: string): string | undefined {
  const parts: Readonly<Record<string, string>> = {
    type: 'work',
    primary: 'true',
    value: email.toLowerCase(),
  };
  const name = path.toLowerCase();
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
}

function compared(part: string | undefined, comparison: string, value: string): boolean {
  if (comparison === 'ne') return part !== value;
  if (part === undefined) return false;
  if (comparison === 'eq') return part === value;
  if (comparison === 'co') return part.includes(value);
  if (comparison === 'sw') return part.startsWith(value);
  if (comparison === 'ew') return part.endsWith(value);
  throw new ScimFault('invalidFilter', 'An address cannot be picked in this way.');
}
