/** RFC 6901 with at least one step. A whole document is never a value. */
export const pointerText = /^(?:\/(?:[^~/]|~[01])*)+$/;

/** What stands there in a document that came out of JSON; undefined for nothing, and for what a prototype has. */
export function valueAt(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[name];
  }, document);
}

export type Scalar = string | number | boolean;

/** Gateways write `0` and `"0"` for the same thing, and so do people who describe them. */
export function scalarAt(document: unknown, pointer: string): string | undefined {
  const value = valueAt(document, pointer);
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
