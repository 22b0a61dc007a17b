import {
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  randomInt,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { Secrets, type CodeBinding } from '@latchkey/kernel';
import type { KeyRing } from './key-ring.ts';

const tokenOctets = 32;

/** Randomness from the operating system and digests under the key ring's oldest key, which outlives every digest. */
export class NodeSecrets extends Secrets {
  private readonly codeKey: KeyObject;
  private readonly digestKey: KeyObject;

  constructor(ring: KeyRing) {
    super();
    this.codeKey = createSecretKey(ring.derive(ring.oldestId, 'codes'));
    this.digestKey = createSecretKey(ring.derive(ring.oldestId, 'digests'));
  }

  /** UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random. */
  id(): string {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  token(): string {
    return randomBytes(tokenOctets).toString('base64url');
  }

  code(length: number): string {
    if (!Number.isInteger(length) || length < 6 || length > 10)
      throw new RangeError('a code has 6 to 10 digits');
    return Array.from({ length }, () => String(randomInt(10))).join('');
  }

  tokenDigest(token: string): Buffer {
    return createHash('sha256').update(token, 'utf8').digest();
  }

  codeDigest(binding: CodeBinding, code: string): Buffer {
    const { tenantId, environment, requestId, step, method, challengeId, destination } = binding;
    const parts = [tenantId, environment, requestId, step, method, challengeId, destination, code];
    return mac(this.codeKey, parts);
  }

  keyedDigest(purpose: string, ...parts: readonly string[]): Buffer {
    return mac(this.digestKey, [purpose, ...parts]);
  }

  equal(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

/** Each part carries its length, so that no two lists of parts ever make the same text. */
function mac(key: KeyObject, parts: readonly string[]): Buffer {
  const chunks = parts.flatMap((part) => {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return createHmac('sha256', key).update(Buffer.concat(chunks)).digest();
}
