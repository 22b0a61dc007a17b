import { z } from 'zod';
import { pointerText } from './json-pointer.ts';
import { hasUnknownPlaceholder, placeholders, placeholdersIn, type Placeholder } from './placeholders.ts';
import { reportDescription } from './report-description.ts';

const listed = placeholders.map((name) => `{{${name}}}`).join(', ');
const template = z
  .string()
  .max(4096)
  .refine((text) => !hasUnknownPlaceholder(text), { error: `use only the placeholders ${listed}` });
const name = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/, { error: 'write a name of letters, digits, dots, dashes or underscores' });
const pointer = z
  .string()
  .max(256)
  .regex(pointerText, { error: 'write where it stands as a JSON pointer, for example /messages/0/id' });

/** Set by how the request is carried, by the body, or by a secret. */
const reserved = new Map([
  ...['authorization', 'proxy-authorization', 'cookie'].map((header) => [header, 'authentication'] as const),
  ...['content-type', 'content-length', 'transfer-encoding'].map((header) => [header, 'body'] as const),
  ...['host', 'connection', 'expect', 'upgrade', 'accept-encoding'].map((header) => [header, 'url'] as const),
]);
/** A record whose names are told what is wrong with them. */
function named<T extends z.ZodType>(key: z.ZodString, value: T) {
  return z.record(z.string(), value).superRefine((record, { addIssue }) => {
    for (const each of Object.keys(record)) {
      for (const { message } of key.safeParse(each).error?.issues ?? []) {
        addIssue({ code: 'custom', path: [each], message });
      }
    }
  });
}

const headerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'write a header name of letters, digits and dashes' })
  .refine((header) => !reserved.has(header.toLowerCase()), {
    error: ({ input }) =>
      `leave this header out: it comes from "${reserved.get(String(input).toLowerCase()) ?? ''}"`,
  });
const headerValue = template
  .regex(/^[\t\x20-\x7e]*$/, { error: 'write a header value in printable ASCII' })
  .refine((text) => !placeholdersIn(text).includes('text'), {
    error: 'put {{text}} into the body, not into a header',
  });

const condition = z
  .strictObject({
    statuses: z
      .array(z.int().min(200).max(599))
      .min(1, { error: 'name at least one HTTP status, for example 200' }),
    /** Where in the answer to look, and what may stand there. */
    at: pointer.optional(),
    values: z
      .array(z.union([z.string().max(256), z.number(), z.boolean()]))
      .min(1)
      .optional(),
  })
  .refine(({ at, values }) => (at === undefined) === (values === undefined), {
    error: 'give both "at" and "values", or neither',
  });
export type AnswerCondition = z.output<typeof condition>;

const authentication = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The secret `credential` is the password. */
  z.strictObject({ kind: z.literal('basic'), userName: z.string().regex(/^[^:\p{Cc}]{1,128}$/u) }),
  /** The secret `credential` is the token. */
  z.strictObject({
    kind: z.literal('bearer'),
    scheme: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/, { error: 'write the word before the token, for example Bearer' })
      .default('Bearer'),
  }),
  z.strictObject({ kind: z.literal('header'), name: headerName }),
  /** A field of the form, or a property at the top of the JSON. */
  z.strictObject({ kind: z.literal('field'), name }),
]);

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('json'), template: z.record(z.string(), z.json()) }),
  z.strictObject({ kind: z.literal('form'), fields: named(name, template) }),
]);

const cause = z.enum(['recipient', 'opted-out', 'message', 'configuration', 'unspecified']);

/** An HTTP gateway in a tenant's words. It holds no secret, so that it may be shown, compared and exported. */
export const gatewayDescription = z
  .strictObject({
    url: z
      .string()
      .max(1024)
      .regex(/^https?:\/\/[^\s{}#@]+$/, {
        error: 'write the address as https://host/path; placeholders go into the body or a header',
      }),
    headers: named(headerName, headerValue).default({}),
    authentication,
    body,
    /** How the gateway writes numbers: `+4915112345678`, or `4915112345678`. */
    numbers: z.enum(['plus', 'digits']).default('plus'),
    answers: z.strictObject({
      accepted: condition,
      /** Where the gateway's id of the message is. Without it, nothing can be reported of it. */
      messageId: pointer.optional(),
      later: z
        .array(condition)
        .max(16)
        .default([{ statuses: [429, 503] }]),
      refused: z
        .array(condition.safeExtend({ because: cause }))
        .max(32)
        .default([]),
    }),
    /** The gateway sends no second message for the same {{id}}, so a lost answer may be asked for again. */
    dropsRepeats: z.boolean().default(false),
    reports: reportDescription.optional(),
  })
  .superRefine((whole, { addIssue }) => {
    const say = (path: string[], message: string) => addIssue({ code: 'custom', path, message });
    const texts = textsOf(whole.body.kind === 'json' ? whole.body.template : whole.body.fields);
    const inBody = new Set<Placeholder>(texts.values.flatMap(placeholdersIn));
    if (texts.names.some((each) => each.includes('{{')))
      say(['body'], 'a placeholder is a value, not a name');
    if (texts.values.some(hasUnknownPlaceholder)) say(['body'], `use only the placeholders ${listed}`);
    for (const needed of ['to', 'text'] as const) {
      if (!inBody.has(needed)) say(['body'], `put {{${needed}}} into the body`);
    }
    const sent = [...inBody, ...Object.values(whole.headers).flatMap(placeholdersIn)];
    if (whole.dropsRepeats && !sent.includes('id'))
      say(['dropsRepeats'], 'send {{id}}: without it nobody can tell a repeat');
    if (whole.reports && whole.answers.messageId === undefined)
      say(['answers', 'messageId'], 'say where the id is: reports are matched by it');
    if (JSON.stringify(whole.body).length > 16_384) say(['body'], 'write a body of at most 16 KiB');
  })
  .readonly();
export type GatewayDescription = z.output<typeof gatewayDescription>;

/** Apart from the description, sealed where it is kept. */
export interface GatewaySecrets {
  /** What `authentication` asks for. */
  readonly credential?: string;
  /** By which reports prove themselves. */
  readonly reports?: string;
}

/** All names and all texts of a JSON value. */
function textsOf(value: unknown): { names: string[]; values: string[] } {
  if (typeof value === 'string') return { names: [], values: [value] };
  if (typeof value !== 'object' || value === null) return { names: [], values: [] };
  const below = Object.values(value).map(textsOf);
  return {
    names: [...(Array.isArray(value) ? [] : Object.keys(value)), ...below.flatMap(({ names }) => names)],
    values: below.flatMap(({ values }) => values),
  };
}
