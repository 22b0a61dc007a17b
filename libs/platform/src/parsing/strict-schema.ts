import type { z } from 'zod';

interface Definition {
  readonly type: string;
  readonly catchall?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/** True when no object anywhere in the schema lets an unknown property through (S-42). */
export function isStrict(schema: unknown): boolean {
  const definition = definitionOf(schema);
  if (!definition) return true;
  const { type, catchall, shape = {}, element, innerType, options = [] } = definition;
  if (type === 'object' && definitionOf(catchall)?.type !== 'never') return false;
  return [...Object.values(shape), element, innerType, definition.in, ...options].every(isStrict);
}

function definitionOf(schema: unknown): Definition | undefined {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema)) return undefined;
  return (schema as { _zod: { def: Definition } })._zod.def;
}
