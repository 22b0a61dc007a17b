import { PasswordHashing, readHash, workOf } from '@latchkey/credentials';
import { Unavailable } from '@latchkey/kernel';
import { hash, type Algorithm, type Options } from '@node-rs/argon2';
import { matches } from './hash-comparison.ts';

// The library's enum exists at compile time only; 2 is argon2id.
const argon2id = 2 as Algorithm;

/** argon2id, 19,456 KiB, two passes, one lane (OWASP Password Storage Cheat Sheet): about 20 ms of one core. */
const strength: Options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

interface Waiting {
  readonly work: number;
  readonly begin: () => void;
}

/**
 * Hashes in the library's own thread pool, at most `width` at once, so that waiting ones cost no memory (19 MiB each).
 * The work of `longestQueue` hashes of ours waits, about two seconds; the rest is told to come back.
 */
export class Argon2Hashing extends PasswordHashing {
  private running = 0;
  private readonly waiting: Waiting[] = [];
  private waitingWork = 0;

  constructor(
    private readonly width = 2,
    private readonly longestQueue = 200,
  ) {
    super();
  }

  hash(password: string): Promise<string> {
    return this.inTurn(1, () => hash(password, strength));
  }

  async verify(phc: string, password: string): Promise<boolean> {
    const hash = readHash(phc);
    if (!hash) throw new Error('this is no hash');
    return this.inTurn(workOf(hash), () => matches(hash, password));
  }

  private async inTurn<T>(work: number, carryOut: () => Promise<T>): Promise<T> {
    if (this.waitingWork >= this.longestQueue) throw new Unavailable('too many hashes are waiting');
    if (this.running >= this.width) await this.turn(work);
    else this.running += 1;
    try {
      return await carryOut();
    } finally {
      this.giveWay();
    }
  }

  private turn(work: number): Promise<void> {
    this.waitingWork += work;
    return new Promise((begin) => this.waiting.push({ work, begin }));
  }

  private giveWay(): void {
    const next = this.waiting.shift();
    if (!next) this.running -= 1;
    else {
      this.waitingWork -= next.work;
      next.begin();
    }
  }
}
