import { hash } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { strength } from '../hash/hashing.ts';

const TRIES = 3;

/** Hashes per second with one at work on each core and nothing else: the ceiling of `consume`. The best of a few tries. */
export async function bareHashes(count: number): Promise<number> {
  await hash('the first one allocates', strength);
  const rates: number[] = [];
  for (let times = 0; times < TRIES; times += 1) rates.push(await rateOf(Math.ceil(count / TRIES)));
  return Math.max(...rates);
}

async function rateOf(count: number): Promise<number> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await hash(`a password of the limit ${left}`, strength);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return count / ((performance.now() - began) / 1000);
}
