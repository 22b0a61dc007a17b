import { describe, expect, it } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { isSigningSecret, signedHeaders, UnfitSigningSecret } from './signed-headers.ts';

const secretOf = (octets: number): string => `whsec_${randomBytes(octets).toString('base64')}`;
const message = { id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', timestamp: new Date(), body: '{"a":"ü"}' };

describe('the signature of a call', () => {
  it('S-94 is the HMAC of id, time and body, and the reference library accepts it', () => {
    const secret = secretOf(32);
    const headers = signedHeaders(message, [secret]);
    const seconds = Math.floor(message.timestamp.getTime() / 1000);
    const expected = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${message.id}.${seconds}.${message.body}`)
      .digest('base64');
    expect(headers).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${expected}`,
    });
    expect(new Webhook(secret).verify(message.body, headers)).toEqual({ a: 'ü' });
    expect(() => new Webhook(secret).verify(`${message.body} `, headers)).toThrow();
    expect(() => new Webhook(secretOf(32)).verify(message.body, headers)).toThrow();
  });

  it('S-94 while a secret is replaced either of the two verifies it', () => {
    const secrets = [secretOf(24), secretOf(64)] as const;
    const headers = signedHeaders(message, secrets);
    for (const secret of secrets)
      expect(new Webhook(secret).verify(message.body, headers)).toEqual({ a: 'ü' });
  });

  it.each([
    '',
    'whsec_',
    'whsec_!!!!',
    secretOf(23),
    secretOf(65),
    secretOf(32).slice(6),
    `${secretOf(32)} `,
  ])('S-94 %j is no secret', (secret) => {
    expect(isSigningSecret(secret)).toBe(false);
    expect(() => signedHeaders(message, [secret])).toThrow(UnfitSigningSecret);
  });

  it.each(['', 'a.1', 'a b', 'a\r\nb'])(
    'S-94 an id %j, which could move the boundary of what is signed, is refused',
    (id) => {
      expect(() => signedHeaders({ ...message, id }, [secretOf(32)])).toThrow(RangeError);
    },
  );
});
