import { describe, expect, it } from '@jest/globals';
import { compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { JweExecutorSealer } from './jwe-executor-sealer.ts';

const content = { reference: 'task', password: 'mornings smell of rain' };
const sealer = new JweExecutorSealer();

async function executor(alg: 'RSA-OAEP-256' | 'ECDH-ES', options: object = {}) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, ...options });
  return { key: await exportJWK(publicKey), privateKey, whole: await exportJWK(privateKey) };
}

describe('what is sealed to an executor', () => {
  it.each<['RSA-OAEP-256' | 'ECDH-ES', object]>([
    ['RSA-OAEP-256', { modulusLength: 2048 }],
    ['ECDH-ES', { crv: 'P-256' }],
    ['ECDH-ES', { crv: 'P-384' }],
    ['ECDH-ES', { crv: 'P-521' }],
  ])('BY-04 by %s %j opens with its private key and says whose it is', async (alg, options) => {
    const { key, privateKey } = await executor(alg, options);
    const parcel = await sealer.seal({ ...key, kid: 'robot-2026' }, content);
    expect(parcel).not.toContain('mornings');
    expect(decodeProtectedHeader(parcel)).toMatchObject({
      ...{ alg, enc: 'A256GCM', typ: 'latchkey-password', kid: 'robot-2026' },
    });
    const { plaintext } = await compactDecrypt(parcel, privateKey);
    expect(JSON.parse(Buffer.from(plaintext).toString('utf8'))).toEqual(content);
  });

  it('BY-04 does not open for another executor', async () => {
    const [ours, theirs] = [await executor('ECDH-ES'), await executor('ECDH-ES')];
    await expect(compactDecrypt(await sealer.seal(ours.key, content), theirs.privateKey)).rejects.toThrow();
  });

  it('of a key that was given whole, the public half is used', async () => {
    const { whole, privateKey } = await executor('ECDH-ES', { crv: 'P-256' });
    const parcel = await sealer.seal(whole as Readonly<Record<string, unknown>>, content);
    expect(JSON.stringify(decodeProtectedHeader(parcel))).not.toContain(String(whole.d));
    await expect(compactDecrypt(parcel, privateKey)).resolves.toBeDefined();
  });

  it('seals to no other kind of key, and to no short one', async () => {
    const short = { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(128, 0xff).toString('base64url') };
    const keys = [
      {},
      { kty: 'oct', k: 'AAAA' },
      { kty: 'OKP', crv: 'X25519', x: 'AA' },
      { kty: 'EC' },
      short,
    ];
    for (const key of keys) await expect(sealer.seal(key, content)).rejects.toThrow();
  });
});
