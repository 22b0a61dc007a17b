import { PasswordHashing } from '@latchkey/credentials';
import { Unavailable } from '@latchkey/kernel';
import { hash, verify, type Algorithm, type Options } from '@node-rs/argon2';

// The library's enum exists at compile time only; 2 is argon2id.
const argon2id = 2 as Algorithm;

/** argon2id, 19,456 KiB, two passes, one lane (OWASP Password Storage Cheat Sheet): about 20 ms of one core. */
const strength: Options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashes in the library's own thread pool, at most `width` at once, so that waiting ones cost no memory (19 MiB each).
 * At most `longestQueue` wait, about two seconds; the rest is told to come back.
 */
export class Argon2Hashing extends PasswordHashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly width = 2,
    private readonly longestQueue = 200,
  ) {
    super();
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, strength));
  }

  async verify(phc: string, password: string): Promise<boolean> {
    return this.inTurn(() => verify(phc, password));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= this.longestQueue) throw new Unavailable('too many hashes are waiting');
    if (this.running >= this.width) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
