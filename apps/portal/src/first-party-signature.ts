import { createHmac } from 'node:crypto';

/** For whom the portal asks: public-api's brakes count this person, not the portal. */
export interface Caller {
  /** The host of the page as the browser sent it, without its port. */
  readonly host: string;
  readonly address: string;
  readonly userAgent: string;
  readonly device: string | null;
}

/**
 * `v1.<unix seconds>.<claims>.<signature>`: the claims are base64url of the caller's JSON, the signature is HMAC-SHA256
 * over `v1.<unix seconds>.<METHOD> <path with query>.<claims>`. public-api takes it for 60 seconds, for this one
 * method and path.
 */
export function firstPartySignature(
  key: Uint8Array,
  request: { readonly method: string; readonly path: string; readonly seconds: number },
  caller: Caller,
): string {
  const claims = Buffer.from(JSON.stringify(caller)).toString('base64url');
  const signed = `v1.${request.seconds}.${request.method} ${request.path}.${claims}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64url');
  return `v1.${request.seconds}.${claims}.${signature}`;
}
