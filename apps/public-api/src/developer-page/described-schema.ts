import type { Json } from './example-request.ts';

/** As much of a schema of OpenAPI 3.1 as an example is made from. */
export interface DescribedSchema {
  readonly $ref?: string;
  readonly example?: Json;
  readonly examples?: readonly Json[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly items?: DescribedSchema;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly DescribedSchema[];
  readonly oneOf?: readonly DescribedSchema[];
  readonly allOf?: readonly DescribedSchema[];
}

export type Schemas = Readonly<Record<string, DescribedSchema>>;

const deepest = 8;

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-03-01T09:30:00.000Z',
  uuid: '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54',
};

/** Every example that a schema gives, or one that is made after it. */
export function examplesOf(schema: DescribedSchema, schemas: Schemas): readonly Json[] {
  const named = schemaOf(schema, schemas);
  if (named.examples !== undefined && named.examples.length > 0) return named.examples;
  return [exampleOf(named, schemas, 0)];
}

function schemaOf(schema: DescribedSchema, schemas: Schemas): DescribedSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name !== undefined && Object.hasOwn(schemas, name) ? (schemas[name] ?? {}) : schema;
}

function exampleOf(schema: DescribedSchema, schemas: Schemas, depth: number): Json {
  const named = schemaOf(schema, schemas);
  const given = named.example ?? named.examples?.[0] ?? named.const ?? named.enum?.[0] ?? named.default;
  if (given !== undefined) return given;
  if (depth >= deepest) return null;
  const alternative = (named.anyOf ?? named.oneOf ?? named.allOf)?.[0];
  if (named.properties === undefined && alternative) return exampleOf(alternative, schemas, depth + 1);
  return made(named, schemas, depth + 1);
}

function made(schema: DescribedSchema, schemas: Schemas, depth: number): Json {
  const { type, properties = {}, items, format } = schema;
  const kind = typeof type === 'string' ? type : type?.find((name) => name !== 'null');
  if (kind === 'object' || (kind === undefined && schema.properties)) {
    const fields = Object.entries(properties).filter(([name]) => schema.required?.includes(name) ?? true);
    return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, schemas, depth)]));
  }
  if (kind === 'array') return items ? [exampleOf(items, schemas, depth)] : [];
  if (kind === 'integer' || kind === 'number') return 1;
  if (kind === 'boolean') return true;
  return kind === 'string' ? (texts[format ?? ''] ?? 'text') : null;
}
