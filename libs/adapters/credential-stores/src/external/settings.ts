import { executorSecret } from '@latchkey/credentials';
import { z } from 'zod';

const publicKey = z
  .strictObject({
    kty: z.enum(['RSA', 'EC']),
    kid: z.string().max(128).optional(),
    use: z.literal('enc').optional(),
    alg: z.enum(['RSA-OAEP-256', 'ECDH-ES']).optional(),
    n: z.string().max(2048).optional(),
    e: z.string().max(16).optional(),
    crv: z.enum(['P-256', 'P-384', 'P-521']).optional(),
    x: z.string().max(128).optional(),
    y: z.string().max(128).optional(),
  })
  .refine(({ kty, n, e, crv, x, y }) => (kty === 'RSA' ? n && e && !crv && !x && !y : crv && x && y && !n), {
    params: { code: 'not-a-public-key' },
    error: 'Send the public half of an RSA or EC key, and nothing of the private one.',
  });

/** What a tenant says of a store whose changes an external system carries out. */
export const externalSettings = z
  .strictObject({
    delivery: z
      .enum(['push', 'pull'])
      .describe('Push: its executor is called. Pull: its executors come and ask.'),
    url: z
      .url({ protocol: /^https$/ })
      .max(2048)
      .optional()
      .describe('Where a push goes.'),
    deadlineMinutes: z
      .int()
      .min(5)
      .max(10_080)
      .default(1440)
      .describe('How long it may take; after that the request has expired, and the person is told.'),
    executorKey: publicKey
      .optional()
      .describe('A JSON Web Key to which passwords are sealed. Needed where a password is handed over.'),
  })
  .refine(({ delivery, url }) => (delivery === 'push') === (url !== undefined), {
    path: ['url'],
    params: { code: 'url-of-push' },
    error: 'Name an address for push, and none for pull.',
  });

export type ExternalSettings = z.output<typeof externalSettings>;

/** What is kept sealed of such a store: the secret of Standard Webhooks, by which both sides sign. */
export const externalSecretNames = [executorSecret] as const;
