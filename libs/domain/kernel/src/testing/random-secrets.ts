import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Secrets, type CodeBinding } from '../secrets.ts';

/** Real randomness and real digests, under keys that live as long as the test. */
export class RandomSecrets extends Secrets {
  private readonly codeKey = randomBytes(32);
  private readonly digestKey = randomBytes(32);

  id(): string {
    const random = randomBytes(10).toString('hex');
    const time = Date.now().toString(16).padStart(12, '0');
    const variant = '89ab'.charAt(randomInt(4));
    return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(3, 6)}-${random.slice(6, 18)}`;
  }

  token(): string {
    return randomBytes(32).toString('base64url');
  }

  code(length: number): string {
    if (!Number.isInteger(length) || length < 6 || length > 10)
      throw new RangeError('a code has 6 to 10 digits');
    return String(randomInt(10 ** length)).padStart(length, '0');
  }

  tokenDigest(token: string): Buffer {
    return createHash('sha256').update(token, 'utf8').digest();
  }

  codeDigest(binding: CodeBinding, code: string): Buffer {
    return digest(this.codeKey, [...Object.entries(binding).sort().flat(), code]);
  }

  keyedDigest(purpose: string, ...parts: readonly string[]): Buffer {
    return digest(this.digestKey, [purpose, ...parts]);
  }

  equal(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

/** JSON keeps the parts apart: no two lists make the same text. */
function digest(key: Buffer, parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}
