import { describe, expect, it } from '@jest/globals';
import { JweReplyKeys, JweReplySealer } from './jwe-reply.ts';

describe('what is sealed to one answer', () => {
  const keys = new JweReplyKeys();
  const sealer = new JweReplySealer();

  it('PR-M02 opens where the question was asked', async () => {
    const key = await keys.make();
    const parcel = await sealer.seal(key.publicKey, { password: 'k7mdp-x3rtw' });
    expect(parcel).not.toContain('k7mdp');
    expect(await key.open(parcel)).toEqual({ password: 'k7mdp-x3rtw' });
  });

  it('does not open for another call, also of the same question', async () => {
    const [key, other] = [await keys.make(), await keys.make()];
    expect(await other.open(await sealer.seal(key.publicKey, { password: 'x' }))).toBeUndefined();
  });

  it('publishes nothing that opens it', async () => {
    const { publicKey } = await keys.make();
    expect(JSON.parse(publicKey)).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String),
      y: expect.any(String),
    });
  });

  it('does not open when it was altered', async () => {
    const key = await keys.make();
    const parcel = await sealer.seal(key.publicKey, { password: 'secret' });
    const [head, key2, iv, text = '', tag] = parcel.split('.');
    const altered = [head, key2, iv, `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`, tag].join(
      '.',
    );
    expect(await key.open(altered)).toBeUndefined();
  });

  it.each(['', 'null', '{}', '{"kty":"oct","k":"AAAA"}', '{"kty":"EC","crv":"P-521","x":"AA","y":"AA"}'])(
    'seals to no other kind of key: %j',
    async (publicKey) => {
      await expect(sealer.seal(publicKey, { password: 'secret' })).rejects.toThrow();
    },
  );
});
