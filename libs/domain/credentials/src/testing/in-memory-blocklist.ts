import { Blocklist, foldPassword } from '../password-policy/blocklist.ts';
import { BreachedPasswords, type BreachAnswer } from '../password-policy/breached-passwords.ts';

export class InMemoryBlocklist extends Blocklist {
  private readonly listed: ReadonlySet<string>;

  constructor(passwords: readonly string[] = []) {
    super();
    this.listed = new Set(passwords.map(foldPassword));
  }

  contains(folded: string): boolean {
    return this.listed.has(folded);
  }

  get size(): number {
    return this.listed.size;
  }
}

/** A service for breached passwords that keeps what it was asked. */
export class ScriptedBreaches extends BreachedPasswords {
  readonly asked: string[] = [];

  constructor(
    public answer: BreachAnswer = 'not-breached',
    readonly enabled = true,
  ) {
    super();
  }

  ask(password: string): Promise<BreachAnswer> {
    this.asked.push(password);
    return Promise.resolve(this.answer);
  }
}
