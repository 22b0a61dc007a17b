import { applicationPermissions } from '@latchkey/tenancy';
import { z } from 'zod';

/** RFC 6749, 3.3: visible characters but for quotes and backslashes, parted by single spaces. */
const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
  .transform((text) => text.split(' '));

/** What nobody knows is ignored (RFC 6749, 3.2), and what comes twice is no text. */
export const tokenForm = z.object({ grant_type: z.string() });
export const clientForm = z.object({ scope: scope.optional() });
export const refreshForm = z.object({ refresh_token: z.string().max(100) });

export const tokenFormDescription = {
  type: 'object' as const,
  required: ['grant_type'],
  properties: {
    grant_type: { type: 'string' as const, enum: ['client_credentials', 'refresh_token'] },
    refresh_token: {
      type: 'string' as const,
      description: 'With the grant refresh_token: the newest one of the session. It is good once.',
    },
    scope: {
      type: 'string' as const,
      description: `Some of ${applicationPermissions.join(' ')}, parted by spaces. Without it: all that the key may do.`,
    },
  },
};

export const tokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds.'),
    scope: z.string().optional().describe('Of a token of the application.'),
    refresh_token: z.string().optional().describe('Of a token of a person: what to bring next time.'),
  })
  .meta({
    id: 'AccessToken',
    examples: [
      {
        access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2lnbmF0dXJl',
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'password-reset-workflow:execute',
      },
    ],
  });

export const tokenRefusal = z
  .object({
    error: z.enum([
      'invalid_request',
      'invalid_client',
      'invalid_grant',
      'unsupported_grant_type',
      'invalid_scope',
    ]),
    error_description: z.string(),
  })
  .meta({ id: 'TokenRefusal' });

export const signingKeysAnswer = z
  .object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), alg: z.string() })) })
  .meta({ id: 'SigningKeys' });
