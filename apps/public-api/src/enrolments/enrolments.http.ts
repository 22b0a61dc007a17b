import { singleString } from '@latchkey/platform';
import { methodKeys } from '@latchkey/verification';
import { z } from 'zod';
import { shownFields } from '../shown-proof/shown-proof.http.ts';

const password = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 8192)
  .describe('The one that the person signs in with: whoever only holds a session changes nothing.');

export const beginBody = z
  .strictObject({
    verificationId: z.uuid(),
    password: password
      .optional()
      .describe('Left out only by whoever came by a mailed link and enrols in a first method.'),
    answers: shownFields.answers,
    phone: singleString({ maxBytes: 256 })
      .optional()
      .describe(
        'Of a telephone, as it was typed: a plus, the country code and digits. A code goes to it at once.',
      ),
  })
  .meta({
    id: 'BeginEnrolment',
    examples: [{ verificationId: '01a2…', password: 'seven green kettles sing' }],
  });

export const confirmBody = z
  .strictObject({ code: shownFields.code, credential: shownFields.credential })
  .refine(({ code, credential }) => (code === undefined) !== (credential === undefined), {
    params: { code: 'one-of' },
    error: 'Send "code", or "credential" of a passkey.',
  })
  .meta({ id: 'ConfirmEnrolment', examples: [{ code: '123 456' }] });

export const removeBody = z
  .strictObject({ password })
  .meta({ id: 'RemoveEnrolment', examples: [{ password: 'seven green kettles sing' }] });

const status = z.enum(['begun', 'active', 'removed']);
const usableFrom = z.iso
  .datetime()
  .nullable()
  .describe('Until then it proves nothing: 24 hours after it was confirmed, 72 for privileged accounts.');

export const begunAnswer = z
  .object({
    id: z.uuid(),
    status,
    shown: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .describe(
        'For the person\u2019s own page, once. An authenticator app: "seed" to type and "address" for a QR code. Recovery codes: "codes". A passkey: "options" for navigator.credentials.create, as JSON. A telephone: "expiresAt", the end of the code that went to it.',
      ),
    usableFrom,
  })
  .meta({ id: 'BegunEnrolment' });

export const confirmedAnswer = z.object({ usableFrom: z.iso.datetime() }).meta({ id: 'ConfirmedEnrolment' });

export const ownMethodsAnswer = z
  .object({
    methods: z.array(
      z.object({
        verificationId: z.uuid(),
        name: z.string(),
        method: z.enum(methodKeys),
        enrolments: z
          .array(
            z.object({
              id: z.uuid(),
              status,
              label: z.string(),
              usableFrom,
              usable: z.boolean(),
              lastUsedAt: z.iso.datetime().nullable(),
            }),
          )
          .describe('Several only of telephones and passkeys.'),
      }),
    ),
  })
  .meta({ id: 'OwnMethods' });

export const askedText = z.object({ id: z.uuid(), text: z.string() });

export const formAnswer = z
  .object({
    verificationId: z.uuid(),
    title: z.string().describe('The tenant\u2019s own words: escape them.'),
    method: z.enum(methodKeys),
    form: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('nothing') }).describe('The password is enough to begin.'),
      z.object({ kind: z.literal('phone'), codeLength: z.int() }).describe('Send "phone".'),
      z
        .object({
          kind: z.literal('questions'),
          count: z.int().describe('How many of the choices to answer.'),
          minimumAnswerLength: z.int().describe('Code points.'),
          choices: z.array(askedText),
        })
        .describe('Send "answers" by the ids of the choices.'),
    ]),
  })
  .meta({ id: 'EnrolmentForm' });
