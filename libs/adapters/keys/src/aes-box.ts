import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceOctets = 12;
const tagOctets = 16;

/** The value was altered, moved to another place, or sealed by another key. */
export class CannotOpen extends Error {
  constructor() {
    super('a sealed value cannot be opened here');
    this.name = 'CannotOpen';
  }
}

/** AES-256-GCM (NIST SP 800-38D), 96-bit random nonce in front, tag behind. `place` is authenticated, not hidden. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(nonceOctets);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws CannotOpen. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < nonceOctets + tagOctets) throw new CannotOpen();
  const end = sealed.length - tagOctets;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceOctets));
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceOctets, end)), decipher.final()]);
  } catch {
    throw new CannotOpen();
  }
}
