import { rejectionReasons, sessionsOf } from '@latchkey/credentials';
import { z } from 'zod';
import { ownHeader } from '../over-http/authentication.ts';
import { pointerText } from './json-pointer.ts';
import {
  comparedPlaceholders,
  hasUnknownPlaceholder,
  placeholders,
  plainPlaceholders,
  placeholdersIn,
  textsOf,
  type Placeholder,
} from './placeholders.ts';

const listed = placeholders.map((name) => `{{${name}}}`).join(', ');
const usable = (text: string): boolean => !hasUnknownPlaceholder(text);
const onlyPlain = (text: string): boolean =>
  placeholdersIn(text).every((name) => plainPlaceholders.includes(name));
const onlyCompared = (text: string): boolean =>
  placeholdersIn(text).every((name) => comparedPlaceholders.includes(name));

const path = z
  .string()
  .max(512)
  .regex(/^(?:\/(?:[\w.~!$&'()*+,;=:@%{}-])*)+(?:\?[\w.~!$&'()*+,;=:@/%{}-]*)?$/, {
    error: 'write the path as /a/b, with a query perhaps',
  })
  .refine(usable, { error: `use only the placeholders ${listed}` })
  .refine(onlyPlain, { error: 'put passwords and marks into the body: addresses are logged' });

const headerValue = z
  .string()
  .max(1024)
  .regex(/^[\t\x20-\x7e]*$/, { error: 'write a header value in printable ASCII' })
  .refine(usable, { error: `use only the placeholders ${listed}` })
  .refine((text) => placeholdersIn(text).every((name) => ['attempt', 'changeId'].includes(name)), {
    error: 'use only {{attempt}} and {{changeId}} in a header',
  });

const headers = z.record(z.string(), headerValue).superRefine((record, { addIssue }) => {
  for (const name of Object.keys(record)) {
    for (const { message } of ownHeader.safeParse(name).error?.issues ?? []) {
      addIssue({ code: 'custom', path: [name], message });
    }
  }
});

/** Placed as JSON values, never by putting texts together. */
const body = z.record(z.string(), z.json()).superRefine((template, { addIssue }) => {
  const say = (message: string) => addIssue({ code: 'custom', message });
  const { names, values } = textsOf(template);
  if (names.some((name) => name.includes('{{'))) say('a placeholder is a value, not a name');
  if (!values.every(usable)) say(`use only the placeholders ${listed}`);
  if (JSON.stringify(template).length > 16_384) say('write a body of at most 16 KiB');
});

const pointer = z
  .string()
  .max(256)
  .regex(pointerText, { error: 'write where it stands as a JSON pointer, for example /status' });
const scalar = z.union([
  z
    .string()
    .max(256)
    .refine((text) => usable(text) && onlyCompared(text), {
      error: 'use only {{userName}}, {{userId}}, {{attempt}} and {{changeId}} in a value',
    }),
  z.number(),
  z.boolean(),
]);
const scalars = z.array(scalar).min(1).max(32);

const statuses = z
  .array(z.int().min(200).max(599))
  .min(1, { error: 'name at least one HTTP status, for example 200' });

const condition = z
  .strictObject({
    statuses,
    /** Where in the answer to look. */
    at: pointer.optional(),
    /** What may stand there; a placeholder stands for what was sent. */
    values: scalars.optional(),
  })
  .refine(({ at, values }) => (at === undefined) === (values === undefined), {
    error: 'give both "at" and "values", or neither',
  });
export type AnswerCondition = z.output<typeof condition>;

const isSuccess = (given: readonly number[]): boolean => given.every((status) => status < 300);

const answers = {
  refused: z
    .array(condition.safeExtend({ because: z.enum(rejectionReasons) }))
    .max(32)
    .default([]),
  /** The store did nothing, and may later. */
  later: z.array(condition).max(16).default([]),
};

const described = {
  path,
  headers: headers.default({}),
  body: body.optional(),
  ...answers,
};

const changingMethod = z.enum(['POST', 'PUT', 'PATCH', 'DELETE']);
const askingMethod = z.enum(['GET', 'POST']).default('GET');

/** Without `at` a success has no body: one that nobody has described may say anything. */
const success = condition.refine(({ statuses: given }) => isSuccess(given), {
  error: 'name only statuses from 200 to 299',
});

export const changingOperation = z.strictObject({ method: changingMethod, ...described, success });
export type ChangingOperation = z.output<typeof changingOperation>;

/** Ends the sessions that are held here. */
export const endSessionsOperation = z.strictObject({
  method: changingMethod,
  ...described,
  success,
  /** Whose they are: of the accounts of this store, or of everybody, wherever their password is. */
  of: z.enum(sessionsOf),
});
export type EndSessionsOperation = z.output<typeof endSessionsOperation>;

export const resetOperation = z.strictObject({
  method: changingMethod,
  ...described,
  success,
  /** What every reset does anyway, without being asked to. */
  implies: z
    .array(z.enum(['mustChange', 'unlock']))
    .max(2)
    .default([]),
});
export type ResetOperation = z.output<typeof resetOperation>;

export const lockStateOperation = z
  .strictObject({
    method: askingMethod,
    ...described,
    success: z.strictObject({ statuses, at: pointer, locked: scalars, notLocked: scalars }),
  })
  .refine(({ success: { statuses: given } }) => isSuccess(given), {
    error: 'name only statuses from 200 to 299',
    path: ['success', 'statuses'],
  });
export type LockStateOperation = z.output<typeof lockStateOperation>;

export const testOperation = z.strictObject({ method: askingMethod, ...described, success });
export type TestOperation = z.output<typeof testOperation>;

export type Described = Pick<ChangingOperation, 'path' | 'headers' | 'body' | 'refused' | 'later'> & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
};

/** All placeholders of an operation, wherever they stand. */
export function placeholdersOf({
  path: address,
  headers: sent,
  body: template,
}: Described): ReadonlySet<Placeholder> {
  const texts = [address, ...Object.values(sent), ...textsOf(template).values];
  return new Set(texts.flatMap(placeholdersIn));
}
