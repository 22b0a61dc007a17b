import { createHash } from 'node:crypto';
import { readHash } from '../imported-hash/hash-forms.ts';
import { PasswordHashing } from '../store/password-hashes.ts';

const prefix = '$test$';

/** Hashes that cost nothing, counted: equal counts stand for equal work. What is no hash is refused, as by the real one. */
export class CountedHashing extends PasswordHashing {
  hashed = 0;
  verified = 0;
  /** Hashes of other systems that were compared, in their order. */
  readonly foreign: string[] = [];
  private readonly known = new Map<string, string>();

  /** A hash that another system has made of a password. */
  brought(text: string, password: string): void {
    this.known.set(text, password);
  }

  hash(password: string): Promise<string> {
    this.hashed += 1;
    return Promise.resolve(phcOf(password));
  }

  verify(phc: string, password: string): Promise<boolean> {
    if (readHash(phc)) {
      this.foreign.push(phc);
      return Promise.resolve(this.known.get(phc) === password);
    }
    if (!phc.startsWith(prefix)) return Promise.reject(new Error('this is no hash'));
    this.verified += 1;
    return Promise.resolve(phc === phcOf(password));
  }
}

function phcOf(password: string): string {
  return `${prefix}${createHash('sha256').update(password, 'utf8').digest('base64url')}`;
}
