import { compactDecrypt, importJWK, type JWK } from 'jose';

/** What comes out of a parcel that is ours. */
interface Content {
  readonly reference?: unknown;
  readonly password?: unknown;
}

/**
 * Opens a password that was sealed to this robot. Throws when it was sealed to another key, was altered, or belongs to
 * another request: a parcel that was swapped on the way must not set the password of somebody else.
 */
export async function openParcel(parcel: string, privateKey: JWK, reference: string): Promise<string> {
  const alg = privateKey.kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES';
  const { plaintext, protectedHeader } = await compactDecrypt(parcel, await importJWK(privateKey, alg), {
    keyManagementAlgorithms: [alg],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  const content = JSON.parse(new TextDecoder().decode(plaintext)) as Content;
  if (protectedHeader.typ !== 'latchkey-password' || content.reference !== reference)
    throw new Error('the parcel belongs to another request');
  if (typeof content.password !== 'string') throw new Error('the parcel holds no password');
  return content.password;
}
