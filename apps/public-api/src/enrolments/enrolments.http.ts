import { singleString } from '@latchkey/platform';
import { methodKeys } from '@latchkey/verification';
import { z } from 'zod';

const password = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 8192)
  .describe('The one that the person signs in with: whoever only holds a session changes nothing.');

export const beginBody = z
  .strictObject({
    verificationId: z.uuid(),
    password,
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
  .strictObject({ code: singleString({ maxBytes: 64 }) })
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
        'For the person\u2019s own page, once. An authenticator app: "seed" to type and "address" for a QR code. Recovery codes: "codes". A telephone: "expiresAt", the end of the code that went to it.',
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
          .describe('Several only of phones and passkeys.'),
      }),
    ),
  })
  .meta({ id: 'OwnMethods' });
