import { secretCookie } from '../cookies.ts';

const NAME = '__Host-latchkey-device';

/** Browsers keep no cookie for longer than 400 days. */
const KEPT_SECONDS = 400 * 24 * 3600;

/** The device as it was told; public-api checks it. */
export function readDevice(cookies: ReadonlyMap<string, string>): string | null {
  return cookies.get(NAME)?.slice(0, 1024) || null;
}

/** By it this browser is known the next time, so that strangers cannot use up its mails. It proves nothing. */
export function deviceCookie(token: string): string {
  return secretCookie(NAME, token, KEPT_SECONDS);
}
