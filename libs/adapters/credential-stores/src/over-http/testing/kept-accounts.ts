import type { ResetOptions } from '@latchkey/credentials';

export interface KeptAccount {
  readonly id: string;
  readonly userName: string;
  password: string;
  fence: number;
  locked: boolean;
  mustChange: boolean;
  active: boolean;
  version: number;
}

/** What a store did, in the order in which it did it. */
export interface JournalEntry {
  readonly operation: 'reset' | 'change' | 'unlock';
  readonly userName: string;
  /** Null: an unlock. */
  readonly password: string | null;
  readonly fence: number;
}

export type KeptAnswer = 'applied' | 'account-missing' | 'superseded' | 'wrong-password' | 'history';

/** Accounts of a store in this process, with their passwords, and a journal of all that was changed. */
export class KeptAccounts {
  readonly journal: JournalEntry[] = [];
  private readonly accounts = new Map<string, KeptAccount>();
  /** Whether the next password counts as one of before. */
  refusesHistory = false;
  /** Whether it compares attempts by itself. */
  comparesAttempts = true;

  add(userName: string, known: Partial<KeptAccount> = {}): KeptAccount {
    const account = {
      ...{ id: `id-of-${userName}`, userName, password: `initial of ${userName}`, fence: 0, version: 1 },
      ...{ locked: false, mustChange: false, active: true },
      ...known,
    };
    this.accounts.set(userName, account);
    return account;
  }

  all(): KeptAccount[] {
    return [...this.accounts.values()];
  }

  find(userName: string): KeptAccount | undefined {
    return this.accounts.get(userName);
  }

  letsIn(userName: string, password: string): boolean {
    const account = this.find(userName);
    return account !== undefined && !account.locked && account.active && account.password === password;
  }

  lock(userName: string): void {
    const account = this.find(userName);
    if (account) account.locked = true;
  }

  reset(userName: string, password: string, fence: number, options: ResetOptions): KeptAnswer {
    return this.write('reset', userName, fence, (account) => {
      account.password = password;
      account.mustChange = options.mustChange;
      if (options.unlock) account.locked = false;
    });
  }

  change(
    userName: string,
    passwords: { readonly current: string; readonly next: string },
    fence: number,
  ): KeptAnswer {
    if (this.find(userName)?.password !== passwords.current) {
      return this.find(userName) ? 'wrong-password' : 'account-missing';
    }
    return this.write('change', userName, fence, (account) => (account.password = passwords.next));
  }

  unlock(userName: string, fence: number): KeptAnswer {
    return this.write('unlock', userName, fence, (account) => (account.locked = false));
  }

  private write(
    operation: JournalEntry['operation'],
    userName: string,
    fence: number,
    make: (account: KeptAccount) => void,
  ): KeptAnswer {
    const account = this.find(userName);
    if (!account) return 'account-missing';
    if (operation !== 'unlock' && this.refusesHistory) return 'history';
    if (this.comparesAttempts && account.fence >= fence) return 'superseded';
    account.fence = fence;
    account.version += 1;
    make(account);
    const password = operation === 'unlock' ? null : account.password;
    this.journal.push({ operation, userName, password, fence });
    return 'applied';
  }
}
