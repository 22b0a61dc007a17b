import { createHash, timingSafeEqual } from 'node:crypto';

/** In constant time, of whatever length: digests are compared. */
export function sameSecret(one: string | Uint8Array, other: string | Uint8Array): boolean {
  const digest = (secret: string | Uint8Array): Buffer => createHash('sha256').update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}
