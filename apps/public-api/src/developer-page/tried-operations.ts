import { examplesOf, type DescribedSchema, type Schemas } from './described-schema.ts';
import type { ExampleRequest, Json } from './example-request.ts';

interface Content {
  readonly [mediaType: string]: { readonly schema?: DescribedSchema };
}
interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: Json;
  readonly schema?: DescribedSchema;
}
interface DescribedOperation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

/** The document of the API, as far as it is looked at. */
export interface DescribedApi {
  readonly paths: Readonly<Record<string, object>>;
  readonly components?: { readonly schemas?: object };
}

export interface ShownAnswer {
  /** A status, or "default" for every other one. */
  readonly status: string;
  readonly description: string;
  readonly body: Json | undefined;
}

/** An operation as the page shows it and sends it. */
export interface TriedOperation {
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly DescribedParameter[];
  readonly requests: readonly ExampleRequest[];
  readonly answers: readonly ShownAnswer[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const headerName = /^[!#$%&'*+.^`|~\w-]+$/;
const idempotencyKey = 'idempotency-key';
/** Each snippet makes these itself. */
const own = ['authorization', 'content-type', idempotencyKey];

/** The operations of one tag, in the order of the document. */
export function triedOperations(api: DescribedApi, tag: string): TriedOperation[] {
  const schemas = (api.components?.schemas ?? {}) as Schemas;
  return Object.entries(api.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Partial<Record<string, DescribedOperation>>)[method];
      return operation?.tags?.includes(tag) ? [tried(method.toUpperCase(), path, operation, schemas)] : [];
    }),
  );
}

function tried(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Schemas,
): TriedOperation {
  const parameters = distinct(operation.parameters ?? []);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const bodies = schema ? examplesOf(schema, schemas) : [undefined];
  return {
    id: `${method} ${path}`,
    description: operation.description ?? operation.summary ?? '',
    parameters,
    requests: bodies.map((body) => ({ ...callOf(method, path, parameters, schemas), body })),
    answers: Object.entries(operation.responses ?? {}).map(([status, { description = '', content }]) => {
      const described = Object.values(content ?? {})[0]?.schema;
      return { status, description, body: described && examplesOf(described, schemas)[0] };
    }),
  };
}

/** Described by its handler and by the platform, a parameter is still one. */
function distinct(parameters: readonly DescribedParameter[]): DescribedParameter[] {
  const keyOf = ({ name, in: place }: DescribedParameter) => `${place} ${name.toLowerCase()}`;
  return [...new Map(parameters.map((parameter) => [keyOf(parameter), parameter])).values()];
}

function callOf(
  method: string,
  template: string,
  parameters: readonly DescribedParameter[],
  schemas: Schemas,
): Omit<ExampleRequest, 'body'> {
  const valueOf = ({ example, schema = {} }: DescribedParameter): string => {
    const value = example ?? examplesOf(schema, schemas)[0];
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const needed = parameters.filter(({ required, in: place }) => required || place === 'path');
  const at = (place: string) => needed.filter((parameter) => parameter.in === place);
  const path = at('path').reduce(
    (text, each) => text.replaceAll(`{${each.name}}`, () => valueOf(each)),
    template,
  );
  const query = at('query').map((each) => `${encoded(each.name)}=${encoded(valueOf(each))}`);
  const headers = at('header').filter(
    ({ name }) => headerName.test(name) && !own.includes(name.toLowerCase()),
  );
  return {
    method,
    path: `${path.split('/').map(encoded).join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: Object.fromEntries(headers.map((each) => [each.name, visible(valueOf(each))])),
    needsIdempotencyKey: at('header').some(({ name }) => name.toLowerCase() === idempotencyKey),
  };
}

/** Letters, digits and four signs stay as they are (RFC 3986, 2.3). */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What a header can hold. */
function visible(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').trim();
}
