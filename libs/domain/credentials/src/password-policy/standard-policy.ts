import { foldPassword, type Blocklist } from './blocklist.ts';
import type { BreachedPasswords } from './breached-passwords.ts';
import { isMadeOfContext } from './context-words.ts';
import {
  PasswordPolicy,
  type PasswordFault,
  type PasswordVerdict,
  type PolicyDescription,
} from './password-policy.ts';
import { isRepetition, isSequence } from './simple-patterns.ts';

/** NIST SP 800-63B-4 §3.1.1.2: at least 15 code points alone, 8 beside a second factor; 64 must be possible. */
export const singleFactorLength = 15;
export const multiFactorLength = 8;
export const longestPassword = 256;

const tooShort = (least: number): PasswordFault => ({
  code: 'too-short',
  detail: `Use at least ${least} characters. Several words in a row are easy to remember.`,
});
const tooLong: PasswordFault = { code: 'too-long', detail: `Use at most ${longestPassword} characters.` };
const common: PasswordFault = {
  code: 'common',
  detail: 'This password is on the list of those that everybody tries first. Choose another one.',
};
const breached: PasswordFault = {
  code: 'breached',
  detail: 'This password is known from a data breach of another service. Choose another one.',
};
const context: PasswordFault = {
  code: 'contains-context',
  detail:
    'This password is made of your name, your address or the name of the organisation. Choose another one.',
};
const required: PasswordFault = { code: 'required', detail: 'Choose a new password.' };
const notText: PasswordFault = { code: 'not-text', detail: 'Use characters that can be typed.' };

/** Length, lists and context: no composition rules, no expiry (security: password policy, 1 and 2). */
export class StandardPasswordPolicy extends PasswordPolicy {
  constructor(
    private readonly multiFactorSignIn: boolean,
    private readonly blocklist: Blocklist,
    private readonly breaches: BreachedPasswords,
  ) {
    super();
  }

  describe(): PolicyDescription {
    return {
      minLength: this.minLength,
      maxLength: longestPassword,
      blocklist: true,
      breachedCheck: this.breaches.enabled,
      contextWords: true,
    };
  }

  async examine(typed: string, words: readonly string[]): Promise<PasswordVerdict> {
    const password = typed.normalize('NFC');
    const faults = this.localFaults(password, words);
    if (faults.length === 0 && this.breaches.enabled && (await this.breaches.ask(password)) === 'breached') {
      faults.push(breached);
    }
    return { password, faults };
  }

  private get minLength(): number {
    return this.multiFactorSignIn ? multiFactorLength : singleFactorLength;
  }

  private localFaults(password: string, words: readonly string[]): PasswordFault[] {
    if (password === '') return [required];
    // NUL ends a password in some stores, and a lone surrogate has no UTF-8 form.
    if (password.includes('\u0000') || /\p{Cs}/u.test(password)) return [notText];
    const length = Array.from(password).length;
    if (length > longestPassword) return [tooLong];
    const faults: PasswordFault[] = [];
    if (length < this.minLength) faults.push(tooShort(this.minLength));
    const folded = foldPassword(password);
    if (this.blocklist.contains(folded) || isRepetition(folded) || isSequence(folded)) faults.push(common);
    if (isMadeOfContext(password, words)) faults.push(context);
    return faults;
  }
}
