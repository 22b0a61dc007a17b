import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { parseStrictJson } from '../parsing/strict-json.ts';

/**
 * The signed header by which the portal says for whom it asks:
 *
 *     Latchkey-First-Party: v1.<unix seconds>.<claims>.<signature>
 *
 * claims = base64url of the JSON below; signature = base64url of HMAC-SHA256(key, `v1.<unix seconds>.<METHOD>
 * <path with query>.<claims>`). It is good for 60 seconds either way, for this one method and path. The portal writes
 * it without this library; the example in the spec is what both sides are held to.
 */
export const firstPartyHeader = 'latchkey-first-party';

const goodFor = 60;

const claimsSchema = z.strictObject({
  /** The host of the page, as the browser sent it. */
  host: z.string().min(1).max(261),
  /** The address of the end user. */
  address: z.string().refine((text) => isIP(text) !== 0),
  userAgent: z.string().max(1024),
  /** The cookie of a device that completed a recovery before. */
  device: z.string().max(1024).nullable(),
});

export type FirstPartyClaims = Readonly<z.infer<typeof claimsSchema>>;

export interface SignedRequest {
  readonly method: string;
  /** Path with query, as it is sent. */
  readonly path: string;
  /** Unix seconds, whole. */
  readonly at: number;
}

export function signFirstParty(key: Uint8Array, request: SignedRequest, claims: FirstPartyClaims): string {
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `v1.${request.at}.${encoded}.${signature(key, request, encoded).toString('base64url')}`;
}

/** The claims of a header that this key signed for this request, now; undefined for any other. */
export function verifyFirstParty(
  key: Uint8Array,
  request: SignedRequest,
  header: string,
): FirstPartyClaims | undefined {
  const match = /^v1\.(\d{1,12})\.([\w-]{1,6000})\.([\w-]{43})$/.exec(header);
  if (!match) return undefined;
  const [, seconds = '', encoded = '', signed = ''] = match;
  const at = Number(seconds);
  const expected = signature(key, { ...request, at }, encoded);
  if (!timingSafeEqual(expected, Buffer.from(signed, 'base64url'))) return undefined;
  if (Math.abs(request.at - at) > goodFor) return undefined;
  return readClaims(encoded);
}

function signature(key: Uint8Array, { method, path, at }: SignedRequest, encoded: string): Buffer {
  return createHmac('sha256', key).update(`v1.${at}.${method} ${path}.${encoded}`).digest();
}

function readClaims(encoded: string): FirstPartyClaims | undefined {
  try {
    return claimsSchema.safeParse(parseStrictJson(Buffer.from(encoded, 'base64url'))).data;
  } catch {
    return undefined;
  }
}
