import { identifier } from '@latchkey/platform';
import { z } from 'zod';

export const signInBody = z
  .strictObject({ identifier, password: z.string().refine((text) => Buffer.byteLength(text) <= 8192) })
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
  })
  .meta({ id: 'SignedIn' });

export const sessionAnswer = z.object({ user, expiresAt: z.iso.datetime() }).meta({ id: 'Session' });
