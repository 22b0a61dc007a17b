/** A hash that says itself how it was made. Salt and digest are bytes; a kind that keeps its own text has neither. */
export type ImportedHash = BcryptHash | Argon2Hash | Pbkdf2Hash | ScryptHash;

export interface BcryptHash {
  readonly kind: 'bcrypt';
  /** Logarithm of its rounds. */
  readonly cost: number;
  readonly text: string;
}

export interface Argon2Hash {
  readonly kind: 'argon2';
  readonly variant: 'argon2id' | 'argon2i' | 'argon2d';
  readonly version: number;
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

export const pbkdf2Hashes = ['sha1', 'sha256', 'sha512'] as const;

export interface Pbkdf2Hash {
  readonly kind: 'pbkdf2';
  readonly hash: (typeof pbkdf2Hashes)[number];
  readonly rounds: number;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

export interface ScryptHash {
  readonly kind: 'scrypt';
  /** Logarithm of N. */
  readonly logN: number;
  readonly blockSize: number;
  readonly lanes: number;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

/** The one text by which a hash is kept, however it came. */
export function hashText(hash: ImportedHash): string {
  if (hash.kind === 'bcrypt') return hash.text;
  const end = `${plainBase64(hash.salt)}$${plainBase64(hash.digest)}`;
  switch (hash.kind) {
    case 'argon2': {
      const { variant, version, memory, passes, lanes } = hash;
      return `$${variant}$v=${version}$m=${memory},t=${passes},p=${lanes}$${end}`;
    }
    case 'pbkdf2':
      return `$pbkdf2-${hash.hash}$i=${hash.rounds}$${end}`;
    case 'scrypt':
      return `$scrypt$ln=${hash.logN},r=${hash.blockSize},p=${hash.lanes}$${end}`;
  }
}

function plainBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
