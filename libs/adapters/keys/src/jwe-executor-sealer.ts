import { ExecutorSealer, type ExecutorKey } from '@latchkey/credentials';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { agreement, encryption } from './jwe-hand-over.ts';

const purpose = 'latchkey-password';
const transport = 'RSA-OAEP-256';
/** Octets. A shorter modulus is not worth sealing to (NIST SP 800-131A). */
const shortestModulus = 256;

/** Seals to a key whose private half only the executor has: JWE compact (RFC 7516), RSA-OAEP-256 or ECDH-ES. */
export class JweExecutorSealer extends ExecutorSealer {
  async seal(key: ExecutorKey, content: Readonly<Record<string, string>>): Promise<string> {
    const { kty, n, e, crv, x, y, kid } = key as JWK;
    const alg = kty === 'RSA' ? transport : agreement;
    const isLongEnough = Buffer.from(n ?? '', 'base64url').length >= shortestModulus;
    if (kty === 'RSA' ? !isLongEnough : kty !== 'EC') throw new Error('not a key to seal passwords to');
    // What is not public of it, were it there, is not even read.
    const half: JWK =
      kty === 'RSA' ? { kty, n: n ?? '', e: e ?? '' } : { kty: 'EC', crv: crv ?? '', x: x ?? '', y: y ?? '' };
    const named = kid === undefined ? {} : { kid };
    return new CompactEncrypt(Buffer.from(JSON.stringify(content), 'utf8'))
      .setProtectedHeader({ alg, enc: encryption, typ: purpose, ...named })
      .encrypt(await importJWK(half, alg));
  }
}
