import { longestHash, readHash } from './hash-forms.ts';
import type { ImportedHash, Pbkdf2Hash } from './imported-hash.ts';

/**
 * How often our own hash fits into the work of a sign-in, at most: half a second of one core. All kinds of hashes that
 * wait in an environment count together, since each sign-in does the work of them all.
 */
export const mostWork = 32;

/** MiB that one comparison may take. */
export const mostMemory = 128;

/** Rounds of one block that take as long as our own hash does. */
const pbkdf2Rounds: Readonly<Record<Pbkdf2Hash['hash'], number>> = {
  sha1: 33_000,
  sha256: 50_000,
  sha512: 22_000,
};
export const pbkdf2Octets: Readonly<Record<Pbkdf2Hash['hash'], number>> = {
  sha1: 20,
  sha256: 32,
  sha512: 64,
};

/** In our own hashes, of which one is 38 MiB written by argon2; the others as measured beside it. Never less than one. */
export function workOf(hash: ImportedHash): number {
  return Math.max(1, plainWork(hash));
}

function plainWork(hash: ImportedHash): number {
  switch (hash.kind) {
    case 'bcrypt':
      return 2 ** (hash.cost - 8);
    case 'argon2':
      return (hash.memory * hash.passes) / (2 * 19_456);
    case 'pbkdf2': {
      const blocks = Math.ceil(hash.digest.length / pbkdf2Octets[hash.hash]);
      return (hash.rounds * blocks) / pbkdf2Rounds[hash.hash];
    }
    case 'scrypt':
      return (2 ** hash.logN * hash.blockSize * hash.lanes) / 2 ** 15;
  }
}

function memoryOf(hash: ImportedHash): number {
  if (hash.kind === 'argon2') return hash.memory / 2 ** 10;
  return hash.kind === 'scrypt' ? (2 ** hash.logN * hash.blockSize) / 2 ** 13 : 0;
}

export interface HashFault {
  readonly code: 'password-hash' | 'password-hash-cost';
  readonly detail: string;
}

/** A hash that may come in, or what is wrong with it. The text itself is never part of what is told. */
export function acceptedHash(text: string): ImportedHash | HashFault {
  const hash = readHash(text);
  if (!hash) return unreadable;
  if (memoryOf(hash) > mostMemory) return tooCostly(`${mostMemory} MiB of memory`);
  if (workOf(hash) > mostWork) return tooCostly(`${mostWork} times the work of Latchkey's own hash`);
  return hash;
}

export const unreadable: HashFault = {
  code: 'password-hash',
  detail: `Give bcrypt, scrypt, PBKDF2 or argon2 as a PHC string, or as Django or Werkzeug writes it; at most ${longestHash} characters.`,
};

function tooCostly(limit: string): HashFault {
  const detail = `Comparing a password with this hash would take more than ${limit}. Leave it out: its owner recovers a new one.`;
  return { code: 'password-hash-cost', detail };
}
