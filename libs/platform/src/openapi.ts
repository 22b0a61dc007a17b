import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { extensions } from './tenant-scope/route-marks.ts';

export interface ApiDescription {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Names of `securitySchemes` that a call of this API may use; any one of them is enough. */
  readonly security: readonly SecurityScheme[];
}

const securitySchemes = {
  applicationKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'The key of an application: lk_live_… or lk_test_…',
  },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of an application, got for its key at /v1/oauth/token. Good for five minutes.',
  },
  firstParty: {
    type: 'apiKey',
    in: 'header',
    name: 'Latchkey-First-Party',
    description: 'The signature of the hosted pages.',
  },
  staffSession: { type: 'http', scheme: 'bearer', description: 'The session of a staff member.' },
} as const;

export type SecurityScheme = keyof typeof securitySchemes;

/** The body of every failure (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('The address of the page about this code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened and what to do next.'),
    code: z.string().describe('Stable; decide by this.'),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })),
    usedBy: z
      .array(z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }))
      .optional()
      .describe('What needs the thing that was to be removed.'),
    proofOfWork: z
      .strictObject({
        challenge: z
          .record(z.string(), z.unknown())
          .describe('A challenge of ALTCHA, version 2. Its solution works once, within five minutes.'),
        waitTicket: z.string().describe('Works once in place of a solution, after the waiting time.'),
        waitSeconds: z.int(),
      })
      .optional()
      .describe('With proof-of-work-required: what to send in Latchkey-Proof-Of-Work.'),
    request_id: z.string(),
    retry_after: z.number().nullable().describe('Seconds after which trying again makes sense.'),
  })
  .meta({
    description: 'Why a request failed.',
    examples: [
      {
        type: 'https://latchkey.example/docs/reference/errors/proof-rejected',
        title: 'No longer valid',
        status: 410,
        detail: 'The code is wrong or no longer valid.',
        code: 'proof-rejected',
        errors: [],
        request_id: '5e0f8a5c-3b1d-4c52-9f0e-7a6b2d1c4e3f',
        retry_after: null,
      },
    ],
  });

/** One answer of a route, for its description: `@Answer(200, schema, 'What it means.')`. */
export function Answer(status: number, schema: z.ZodType | undefined, description: string): MethodDecorator {
  const body = schema ? { standardSchema: schema as never } : {};
  return applyDecorators(ApiResponse({ status, description, ...body }));
}

export function describeApi(app: INestApplication, api: ApiDescription): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(api.title)
    .setDescription(api.description)
    .setVersion(api.version);
  for (const name of api.security)
    builder.addSecurity(name, securitySchemes[name]).addSecurityRequirements(name);
  const document = SwaggerModule.createDocument(app, builder.build());
  addProblems(document);
  return document;
}

/** The document is made when it is first asked for: starting is not slowed by it. */
export function serveOpenApi(instance: FastifyInstance, app: INestApplication, api: ApiDescription): void {
  let document: string | undefined;
  const config = { latchkey: { withoutCaller: 'the description is public', quiet: true } };
  instance.get('/openapi.json', { config }, (_request, reply) => {
    document ??= JSON.stringify(describeApi(app, api));
    return reply.type('application/json').send(document);
  });
}

const problemAnswer = {
  description: 'A failure, with a stable code and what to do next.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Whoever reads it takes it for a wish: nobody has to send it. */
const language = {
  name: 'accept-language',
  required: false,
  description: 'The language of mails and texts, where the request names none.',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: true,
  description:
    '8 to 255 visible ASCII characters, new for each new intention. A repeat gets the first answer again.',
  schema: { type: 'string' as const, minLength: 8, maxLength: 255 },
  example: '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54',
};

function addProblems(document: OpenAPIObject): void {
  const schema = z.toJSONSchema(problemSchema, { io: 'output' });
  delete schema.$schema;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: schema as never },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'put', 'post', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation) complete(operation, method === 'post');
    }
  }
}

const csvBody = {
  description: 'UTF-8, with a header (RFC 4180).',
  example: 'userName,email\r\nada,ada@example.com\r\n',
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** What holds for every operation, unless a mark on its route says otherwise. */
function complete(operation: Operation, isPost: boolean): void {
  const marks = operation as Partial<Record<(typeof extensions)[keyof typeof extensions], string>>;
  operation.responses['default'] = problemAnswer;
  for (const each of operation.parameters ?? []) {
    if ('name' in each && each.name.toLowerCase() === language.name) Object.assign(each, language);
  }
  if (marks[extensions.withoutCaller] !== undefined) operation.security = [];
  if (isPost && marks[extensions.deduplicated] === undefined) {
    operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  }
  const needed = marks[extensions.needs];
  if (needed !== undefined) {
    const description = `Applications need the permission ${needed}.`;
    operation.description = [operation.description, description].filter(Boolean).join(' ');
  }
  const csv = marks[extensions.alsoCsv];
  const answer = operation.responses['200'];
  if (csv !== undefined && answer && 'content' in answer) {
    const schema = { type: 'string' as const, description: csv };
    answer.content = { ...answer.content, 'text/csv': { schema } };
  }
  if (marks[extensions.takesCsv] !== undefined) {
    const schema = { type: 'string' as const, ...csvBody };
    operation.requestBody = { required: true, content: { 'text/csv': { schema } } };
  }
  for (const name of Object.values(extensions)) Reflect.deleteProperty(operation, name);
}
