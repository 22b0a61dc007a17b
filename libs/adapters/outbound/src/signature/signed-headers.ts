import { Webhook } from 'standardwebhooks';

/** A secret is not one: `whsec_` and the base64 of 24 to 64 octets. */
export class UnfitSigningSecret extends Error {
  constructor() {
    super('a signing secret is whsec_ and the base64 of 24 to 64 octets');
    this.name = 'UnfitSigningSecret';
  }
}

export interface Signable {
  /** The same for each attempt to deliver the same message. */
  readonly id: string;
  readonly timestamp: Date;
  readonly body: string;
}

const prefix = 'whsec_';
const canonical = /^[A-Za-z0-9+/]+={0,2}$/;
const plainId = /^[A-Za-z0-9_-]{1,128}$/;

export function isSigningSecret(secret: string): boolean {
  const encoded = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !canonical.test(encoded)) return false;
  const octets = Buffer.from(encoded, 'base64');
  return octets.toString('base64') === encoded && octets.length >= 24 && octets.length <= 64;
}

/**
 * The headers of Standard Webhooks (S-94). Several secrets, several signatures: while a secret is replaced the receiver
 * may hold either. Throws UnfitSigningSecret, and RangeError for an id that could be read as more than an id.
 */
export function signedHeaders(
  { id, timestamp, body }: Signable,
  secrets: readonly [string, ...string[]],
): Record<string, string> {
  if (!secrets.every(isSigningSecret)) throw new UnfitSigningSecret();
  if (!plainId.test(id)) throw new RangeError('a message id is letters, digits, - and _');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body)).join(' '),
  };
}
