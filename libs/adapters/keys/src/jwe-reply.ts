import { ReplyKeys, ReplySealer, type ReplyKey } from '@latchkey/kernel';
import {
  compactDecrypt,
  CompactEncrypt,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { agreement, encryption } from './jwe-hand-over.ts';

const purpose = 'reply';

/** Pairs that live as long as one call: the private part is never exported and never written anywhere. */
export class JweReplyKeys extends ReplyKeys {
  async make(): Promise<ReplyKey> {
    const { publicKey, privateKey } = await generateKeyPair(agreement, { crv: 'P-256' });
    return {
      publicKey: JSON.stringify(await exportJWK(publicKey)),
      open: (parcel) => open(privateKey, parcel),
    };
  }
}

async function open(key: CryptoKey, parcel: string): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(parcel, key, {
      keyManagementAlgorithms: [agreement],
      contentEncryptionAlgorithms: [encryption],
    });
    if (protectedHeader.typ !== purpose) return undefined;
    return JSON.parse(Buffer.from(plaintext).toString('utf8')) as Record<string, string>;
  } catch (error) {
    // Sealed to the pair of an earlier call, which is gone.
    if (error instanceof errors.JWEDecryptionFailed) return undefined;
    throw error;
  }
}

/** Seals to such a pair: JWE compact (RFC 7516), ECDH-ES on P-256. */
export class JweReplySealer extends ReplySealer {
  async seal(publicKey: string, content: Readonly<Record<string, string>>): Promise<string> {
    const { kty, crv, x, y } = JSON.parse(publicKey) as JWK;
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('not the key of a reply');
    const key = await importJWK({ kty, crv, x, y }, agreement);
    return new CompactEncrypt(Buffer.from(JSON.stringify(content), 'utf8'))
      .setProtectedHeader({ alg: agreement, enc: encryption, typ: purpose })
      .encrypt(key);
  }
}
