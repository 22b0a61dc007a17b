import { identifier, singleString } from '@latchkey/platform';
import { z } from 'zod';
import { shownFields } from '../shown-proof/shown-proof.http.ts';
import { stepActionNames } from './step-nodes.ts';

/** Languages are chosen by the page, never by the account: a two- or three-letter tag, perhaps with a script. */
const locale = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$/)
  .optional();
/** The id of the newest answer. */
const id = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i);

export const initBody = z.strictObject({ locale }).meta({ id: 'InitStep', examples: [{ locale: 'en' }] });

export const identifyBody = z
  .strictObject({ id, identifier: identifier.optional(), locale })
  .meta({ id: 'IdentifyStep', examples: [{ id: '01a2…', identifier: 'ada@example.com' }] });

const oneProof = {
  params: { code: 'one-of' },
  error:
    'Send "token" alone, or "id" with "code", with "verificationId" (and "ask", or what it asks for), with "resend", or with none of them.',
};

type Said = Partial<
  Record<'id' | 'token' | 'resend' | 'verificationId' | 'ask' | keyof typeof shownFields, unknown>
>;

function saysOneThing({ id, token, resend, verificationId, ask, ...shown }: Said): boolean {
  const count = (...each: readonly unknown[]) => each.filter((one) => one !== undefined).length;
  const { code, answers, credential } = shown;
  if (token !== undefined) return count(id, resend, verificationId, ask, code, answers, credential) === 0;
  if (id === undefined) return false;
  // A further proof asks, or takes what it has asked for.
  if (verificationId !== undefined) return resend === undefined && count(ask, code, answers, credential) <= 1;
  return count(ask, answers, credential) === 0 && count(code, resend) <= 1;
}

export const verifyBody = z
  .strictObject({
    id: id.optional(),
    ...shownFields,
    verificationId: id.optional(),
    ask: z.literal(true).optional(),
    enrolmentId: id.optional(),
    token: singleString({ maxBytes: 256 }).optional(),
    resend: z.literal(true).optional(),
    locale,
  })
  .refine(saysOneThing, oneProof)
  .meta({ id: 'VerifyStep', examples: [{ id: '01a2…', code: '123 456' }] });

/** Longer than any password that the policy allows, so that the policy can say what is too long. */
const newPassword = z.string().refine((text) => Buffer.byteLength(text) <= 8192);

export const resetBody = z
  .strictObject({
    id,
    newPassword: newPassword.optional(),
    generate: z.literal(true).optional(),
    request: z.literal(true).optional(),
    unlock: z.literal(true).optional(),
    locale,
  })
  .refine(
    ({ newPassword, generate, request, unlock }) =>
      [newPassword, generate, request, unlock].filter((each) => each !== undefined).length <= 1,
    {
      params: { code: 'one-of' },
      error: 'Send "newPassword", "generate", "request", "unlock", or none of them.',
    },
  )
  .meta({ id: 'ResetStep', examples: [{ id: '01a2…', newPassword: 'seven green kettles sing' }] });

export const endingBody = z
  .strictObject({ id, locale })
  .meta({ id: 'EndingStep', examples: [{ id: '01a2…' }] });

const message = z
  .object({
    id: z.string().describe('Stable; decide by this.'),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string().describe('In the language of the reader. Plain text: escape it.'),
  })
  .meta({ id: 'StepMessage' });

const group = z.enum(['identification', 'verification', 'reset', 'outcome']);
const actionName = z.enum(stepActionNames);

const node = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('text'), group, message }),
    z.object({
      type: z.literal('input'),
      group,
      name: z.enum(['identifier', 'code', 'newPassword']),
      inputType: z.enum(['text', 'password']),
      required: z.boolean(),
      autocomplete: z.enum(['username', 'one-time-code', 'new-password']),
      inputmode: z.enum(['text', 'numeric']),
      label: message,
      hint: message.nullable(),
      passwordRules: z.string().nullable(),
    }),
    z.object({
      type: z.literal('choice'),
      group,
      name: z.enum(['verificationId', 'enrolmentId']),
      required: z.boolean(),
      label: message,
      options: z.array(
        z.object({
          value: z.uuid(),
          label: z.string(),
          action: z.enum(['ask', 'prove-more']).describe('How one goes on from it.'),
        }),
      ),
    }),
    z.object({
      type: z.literal('question'),
      group,
      id: z.uuid().describe('What is typed is sent in "answers", by this id.'),
      text: z.string().describe('The tenant\u2019s own words: escape them.'),
    }),
    z.object({
      type: z.literal('passkey'),
      group,
      options: z
        .string()
        .describe('For navigator.credentials.get, as JSON. What it answers is sent as "credential".'),
    }),
    z.object({ type: z.literal('submit'), group, action: actionName, label: message }),
    z.object({
      type: z.literal('generated-password'),
      group,
      value: z.string().describe('Shown by this answer and never again.'),
      label: message,
    }),
    z.object({ type: z.literal('link'), group, href: z.url(), label: message }),
  ])
  .meta({ id: 'StepNode' });

export const stepAnswer = z
  .object({
    id: z.uuid().describe('Send this one with the next call.'),
    flowSecret: z
      .string()
      .nullable()
      .describe('Send it as Latchkey-Flow from now on. Null: the present one stays.'),
    state: z.enum([
      ...(['identify', 'verify', 'reset', 'waiting', 'submitted'] as const),
      ...(['success', 'failure', 'expired', 'outcome_unknown'] as const),
    ]),
    messages: z.array(message),
    nodes: z.array(node).describe('The page, in the order in which it is read.'),
    actions: z.array(
      z.object({
        name: actionName,
        method: z.literal('POST'),
        path: z.string(),
        fields: z.array(z.string()).describe('Of the body, besides id.'),
      }),
    ),
    expiresAt: z.iso.datetime().nullable(),
    deviceToken: z
      .string()
      .nullable()
      .optional()
      .describe('After a success: keep it, and send it as Latchkey-Device with later recoveries.'),
  })
  .meta({ id: 'Step' });
