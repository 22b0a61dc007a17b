import type { ImportedHash, Pbkdf2Hash, ScryptHash } from '@latchkey/credentials';
import { hashText } from '@latchkey/credentials';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derivePbkdf2 = promisify(pbkdf2);

/** Compares a password with a hash of any kind that we read, in a thread of the libraries' own pools. */
export async function matches(hash: ImportedHash, password: string): Promise<boolean> {
  switch (hash.kind) {
    case 'argon2':
      return verifyArgon2(hashText(hash), password);
    case 'bcrypt':
      return verifyBcrypt(password, hash.text);
    case 'pbkdf2':
      return timingSafeEqual(await pbkdf2Digest(hash, password), hash.digest);
    case 'scrypt':
      return timingSafeEqual(await scryptDigest(hash, password), hash.digest);
  }
}

function pbkdf2Digest({ salt, rounds, digest, hash }: Pbkdf2Hash, password: string): Promise<Buffer> {
  return derivePbkdf2(password, salt, rounds, digest.length, hash);
}

function scryptDigest(
  { salt, logN, blockSize: r, lanes: p, digest }: ScryptHash,
  password: string,
): Promise<Buffer> {
  const N = 2 ** logN;
  // What the function takes itself, which node counts before it begins.
  const maxmem = 128 * r * (N + p + 2);
  return new Promise((resolve, reject) =>
    scrypt(password, salt, digest.length, { N, r, p, maxmem }, (error, derived) =>
      error ? reject(error) : resolve(derived),
    ),
  );
}
