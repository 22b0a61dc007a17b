import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

interface Account {
  salt: string;
  hash: string;
  locked: boolean;
}

/** The system that has no interface, played by one file of accounts. A real robot types into its screens instead. */
export class OldSystem {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  knows(userName: string): boolean {
    return Object.hasOwn(this.#accounts(), userName);
  }

  /** Setting the same password twice is harmless: a task may come again after a crash. */
  setPassword(userName: string, password: string, unlock: boolean): void {
    const salt = randomBytes(16).toString('hex');
    const locked = unlock ? false : (this.#accounts()[userName]?.locked ?? false);
    this.#write(userName, { salt, hash: digest(password, salt), locked });
  }

  unlock(userName: string): void {
    const account = this.#accounts()[userName];
    if (account) this.#write(userName, { ...account, locked: false });
  }

  letsIn(userName: string, password: string): boolean {
    const account = this.#accounts()[userName];
    if (!account || account.locked) return false;
    return timingSafeEqual(Buffer.from(digest(password, account.salt)), Buffer.from(account.hash));
  }

  #accounts(): Record<string, Account> {
    if (!existsSync(this.#file)) return {};
    return JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Account>;
  }

  #write(userName: string, account: Account): void {
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify({ ...this.#accounts(), [userName]: account }), { mode: 0o600 });
    renameSync(next, this.#file);
  }
}

function digest(password: string, salt: string): string {
  return scryptSync(password, salt, 32).toString('hex');
}
