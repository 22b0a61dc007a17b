import { createHash } from 'node:crypto';
import { PasswordHashing } from '../store/password-hashes.ts';

/** Hashes that cost nothing, counted: equal counts stand for equal work. */
export class CountedHashing extends PasswordHashing {
  hashed = 0;
  verified = 0;

  hash(password: string): Promise<string> {
    this.hashed += 1;
    return Promise.resolve(phcOf(password));
  }

  verify(phc: string, password: string): Promise<boolean> {
    this.verified += 1;
    return Promise.resolve(phc === phcOf(password));
  }
}

function phcOf(password: string): string {
  return `$test$${createHash('sha256').update(password, 'utf8').digest('base64url')}`;
}
