import { identifier } from '@latchkey/platform';
import { z } from 'zod';

export const signInBody = z
  .strictObject({
    identifier,
    password: z.string().refine((text) => Buffer.byteLength(text) <= 8192),
    tokens: z.boolean().optional().describe('Whether to answer with tokens of the session too.'),
  })
  .meta({
    id: 'SignIn',
    examples: [{ identifier: 'ada@example.com', password: 'seven green kettles sing' }],
  });

const user = z.object({ displayName: z.string() });

export const signedInAnswer = z
  .object({
    sessionToken: z.string(),
    expiresAt: z.iso.datetime(),
    user,
    mustChangePassword: z
      .boolean()
      .describe('The password was made for the owner, who is to choose another one.'),
    tokens: z
      .object({
        accessToken: z.string().describe('A JWT for the application: who is signed in.'),
        expiresIn: z.int().describe('Seconds.'),
        refreshToken: z.string().describe('Good once, at /v1/oauth/token.'),
      })
      .optional(),
  })
  .meta({ id: 'SignedIn' });

export const sessionsAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        begunAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().describe('To the minute.'),
        userAgent: z.string().nullable(),
        current: z.boolean().describe('The one that asks.'),
      }),
    ),
  })
  .meta({ id: 'OwnSessions' });

export const endedAnswer = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

export const sessionAnswer = z.object({ user, expiresAt: z.iso.datetime() }).meta({ id: 'Session' });
