import { forgottenCookie, secretCookie } from '../cookies.ts';
import type { Visit } from '../visits/visit.ts';

const NAME = '__Host-latchkey-session';
const TOKEN = /^[\x21-\x7e]{1,512}$/;

/** Of somebody who signed in with a password. */
export function sessionOf(visit: Visit): string | undefined {
  const token = visit.cookies.get(NAME);
  return token && TOKEN.test(token) ? token : undefined;
}

export function sessionCookie(token: string, expiresAt: Date, now: Date): string {
  return secretCookie(NAME, token, (expiresAt.getTime() - now.getTime()) / 1000);
}

export const noSessionCookie = (): string => forgottenCookie(NAME);
