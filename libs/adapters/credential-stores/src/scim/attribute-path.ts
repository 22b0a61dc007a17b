import { z } from 'zod';

const spelling =
  /^(?:(urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:[\w.:-]+):)?([A-Za-z][\w$-]*)(?:\.([A-Za-z][\w$-]*))?$/;

/** An attribute as PATCH names it (RFC 7644, 3.10): of an extension with its URN, and one part of it perhaps. */
export const attributePath = z.string().max(256).regex(spelling, {
  error: 'write an attribute, for example active, or urn:example:params:scim:schemas:User:locked',
});

export type Scalar = string | number | boolean;

/** What stands there in a resource; undefined for nothing, and for what is no text, number or truth value. */
export function scalarAt(resource: object, path: string): Scalar | undefined {
  const [, schema, attribute, part] = spelling.exec(path) ?? [];
  let value: unknown = resource;
  for (const name of [schema, attribute, part]) {
    if (name === undefined) continue;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as Scalar) : undefined;
}
