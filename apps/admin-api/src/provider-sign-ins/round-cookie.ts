import { roundMinutes } from '@latchkey/access';

// The prefix binds it to this host, to TLS and to the whole path: no neighbour can plant one.
const name = '__Host-latchkey-sign-in';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const pair = new RegExp(`(?:^|; ?)${name}=([\\w-]{43})(?:;|$)`);

export function roundCookie(token: string): string {
  return `${name}=${token}; Max-Age=${roundMinutes * 60}; ${attributes}`;
}

export const endedRoundCookie = `${name}=; Max-Age=0; ${attributes}`;

/** What the browser holds; empty when it has not begun a round. */
export function roundTokenOf(header: string | undefined): string {
  return pair.exec(header ?? '')?.[1] ?? '';
}
