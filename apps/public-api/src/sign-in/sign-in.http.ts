import { identifier } from '@latchkey/platform';
import { ownOffers } from '@latchkey/sign-in';
import { z } from 'zod';

const contextAttributes = z
  .record(z.string().regex(/^[A-Za-z][\w.-]{0,63}$/), z.union([z.boolean(), z.number(), z.string().max(256)]))
  .refine((attributes) => Object.keys(attributes).length <= 20, { message: 'Send at most 20 attributes.' });

export const signInBody = z
  .strictObject({
    identifier,
    password: z.string().refine((text) => Buffer.byteLength(text) <= 8192),
    tokens: z.boolean().optional().describe('Whether to answer with tokens of the session too.'),
    channel: z
      .enum(['front', 'back'])
      .optional()
      .describe('Over a back channel nobody can be asked for anything: a sign-in that must ask is refused.'),
    context: contextAttributes
      .optional()
      .describe('What you say of this sign-in. Actions of the plan may look at it.'),
  })
  .meta({
    id: 'SignIn',
    examples: [{ identifier: 'ada@example.com', password: 'seven green kettles sing' }],
  });

const user = z.object({ displayName: z.string() });

const signedIn = z
  .object({
    state: z.literal('signed_in'),
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

const actionRequired = z
  .object({
    state: z.literal('action_required').describe('Nobody is signed in yet.'),
    signInToken: z.string().describe('Stands for this sign-in until it ends in a session.'),
    expiresAt: z.iso.datetime(),
    action: z.object({
      type: z.literal('reset-password'),
      askCurrentPassword: z.boolean(),
      allowSkip: z.boolean(),
    }),
  })
  .meta({ id: 'SignInActionRequired' });

export const signInAnswer = z
  .discriminatedUnion('state', [signedIn, actionRequired])
  .meta({ id: 'SignInAnswer' });

const signInToken = z.string().min(1).max(256);
/** As long as a password can be that is sent to be compared or judged; empty where nothing was typed. */
const typed = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 8192)
  .meta({ format: 'password', writeOnly: true });

export const continueBody = z.strictObject({ signInToken }).meta({ id: 'ContinueSignIn' });

export const resetPasswordActionBody = z
  .strictObject({
    signInToken,
    password: typed.optional(),
    password2: typed.optional().describe('The same once more, where your form asks for it twice.'),
    currentPassword: typed.optional().describe('Where the action asks for it.'),
    skip: z.boolean().optional().describe('Where the action may be skipped.'),
  })
  .meta({
    id: 'ResetPasswordAction',
    examples: [{ signInToken: 'pVq2…43 characters…', password: 'seven green kettles sing' }],
  });

export const actionAnswer = z
  .object({
    result: z
      .enum(['PASSWORD_CHANGED', 'SKIPPED', 'PENDING_WITH_EXTERNAL_SYSTEM', 'OUTCOME_UNKNOWN'])
      .describe('The first two: the sign-in goes on. The others end it: sign in again later.'),
  })
  .meta({ id: 'ResetPasswordActionResult', examples: [{ result: 'PASSWORD_CHANGED' }] });

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

export const sessionAnswer = z
  .object({
    user,
    expiresAt: z.iso.datetime(),
    offers: z
      .array(z.enum(ownOffers))
      .describe('What a process lets the person do to the account while signed in.'),
  })
  .meta({ id: 'Session' });
