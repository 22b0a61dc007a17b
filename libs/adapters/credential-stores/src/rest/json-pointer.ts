/** RFC 6901 with at least one step. A whole document is never a value. */
export const pointerText = /^(?:\/(?:[^~/]|~[01])*)+$/;

/**
 * The text, number or truth value that stands there in a document that came out of JSON; undefined for everything else,
 * and for what a prototype has. Stores write `0` and `"0"` for the same thing, and so do people who describe them.
 */
export function scalarAt(document: unknown, pointer: string): string | undefined {
  let value = document;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
