import { createHmac, timingSafeEqual } from 'node:crypto';
import { CallSignatures, type SignedCall } from '@latchkey/credentials';

const prefix = 'whsec_';
const version = 'v1,';
/** Without a dot: what is signed could otherwise be cut into id and time in another place. */
const plainId = /^[A-Za-z0-9_-]{1,128}$/;
const wholeSeconds = /^[1-9]\d{0,11}$/;
/** Seconds on either side (S-91). */
const tolerance = 300;
/** Of one call: while a secret is replaced there may be two, and no list to search through. */
const mostSignatures = 8;

/** Reads the signature of Standard Webhooks over the octets that came, before anything else is made of them. */
export class WebhookSignatures extends CallSignatures {
  prove({ id, timestamp, signature, body }: SignedCall, secret: string, now: Date): boolean {
    const key = keyOf(secret);
    if (!key || !plainId.test(id) || !wholeSeconds.test(timestamp)) return false;
    if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) return false;
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
    const given = signature.split(' ').slice(0, mostSignatures);
    // Every one is compared, so that their number is all that the time tells.
    return given.map((each) => isSame(expected, each)).includes(true);
  }
}

/** At least 24 octets: an empty or short key would believe anybody. */
function keyOf(secret: string): Buffer | undefined {
  const octets = Buffer.from(secret.slice(prefix.length), 'base64');
  return secret.startsWith(prefix) && octets.length >= 24 ? octets : undefined;
}

function isSame(expected: Buffer, signature: string): boolean {
  const given = signature.startsWith(version)
    ? Buffer.from(signature.slice(version.length), 'base64')
    : Buffer.alloc(0);
  const canonical = given.toString('base64') === signature.slice(version.length);
  return canonical && given.length === expected.length && timingSafeEqual(given, expected);
}
