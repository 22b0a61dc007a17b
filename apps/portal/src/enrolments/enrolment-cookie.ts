import { z } from 'zod';
import { forgottenCookie, secretCookie } from '../cookies.ts';
import type { Visit } from '../visits/visit.ts';

const NAME = '__Host-latchkey-enrolment';
const LONGEST_NAME = 256;

const lentSession = z.object({
  token: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  /** Whose link it was: on a shared computer somebody else may be signed in. */
  displayName: z.string().max(LONGEST_NAME),
  until: z.iso.datetime().transform((text) => new Date(text)),
});

/** What a mailed link has lent to this browser: half an hour in which to enrol, and nothing else. */
export type LentSession = z.infer<typeof lentSession>;

export function lentSessionOf(visit: Visit): LentSession | undefined {
  const value = visit.cookies.get(NAME);
  if (!value) return undefined;
  try {
    return lentSession.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

export function lentSessionCookie({ token, displayName, until }: LentSession, now: Date): string {
  const content = { token, displayName: displayName.slice(0, LONGEST_NAME), until };
  const value = Buffer.from(JSON.stringify(content)).toString('base64url');
  return secretCookie(NAME, value, (until.getTime() - now.getTime()) / 1000);
}

export const noLentSessionCookie = (): string => forgottenCookie(NAME);
