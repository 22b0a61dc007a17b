import { hash, verify, type Algorithm } from '@node-rs/argon2';
import * as standIn from './stand-in.ts';

export type Hash = 'argon2id' | 'none';

export interface Hashing {
  hash(password: string): Promise<string>;
  verify(phc: string, password: string): Promise<boolean>;
}

// The library's enum exists at compile time only; 2 is argon2id.
const argon2id = 2 as Algorithm;
export const strength = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same hash for every contestant; "none" is SHA-256, which leaves the cost of the flow alone. */
export function hashing(kind: Hash): Hashing {
  if (kind === 'none') return standIn;
  return {
    hash: (password) => hash(password, strength),
    verify: (phc, password) => verify(phc, password),
  };
}
