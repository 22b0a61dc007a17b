import { z } from 'zod';
import { forgottenCookie, secretCookie } from '../cookies.ts';
import type { Visit } from '../visits/visit.ts';
import type { SignInAnswer } from './sessions-api.ts';

const NAME = '__Host-latchkey-paused-sign-in';

const pausedSignIn = z.object({
  token: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  askCurrentPassword: z.boolean(),
  allowSkip: z.boolean(),
});

/** A sign-in of this browser that waits for a new password; the token stands for it, and for nothing else. */
export type PausedSignIn = z.infer<typeof pausedSignIn>;

export function pausedSignInOf(visit: Visit): PausedSignIn | undefined {
  const value = visit.cookies.get(NAME);
  if (!value) return undefined;
  try {
    return pausedSignIn.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

export function pausedSignInCookie(
  { signInToken: token, expiresAt, action }: Extract<SignInAnswer, { state: 'action_required' }>,
  now: Date,
): string {
  const { askCurrentPassword, allowSkip } = action;
  const value = Buffer.from(JSON.stringify({ token, askCurrentPassword, allowSkip })).toString('base64url');
  return secretCookie(NAME, value, (expiresAt.getTime() - now.getTime()) / 1000);
}

export const noPausedSignInCookie = (): string => forgottenCookie(NAME);
