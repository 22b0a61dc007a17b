/** One call as the store has met it. Times are milliseconds on the monotonic clock. */
export interface StoreCall {
  readonly account: string;
  readonly changeId: string;
  /** The fencing number that came along; NaN when none did. */
  readonly attempt: number;
  readonly began: number;
  /** Infinity while nobody has ended it. */
  ended: number;
  /** Empty until its body was read. */
  password: string;
  applied: boolean;
}

/** What a store holds, and what was asked of it, in order. */
export class StoreJournal {
  readonly calls: StoreCall[] = [];
  private readonly passwords = new Map<string, string>();
  private readonly newest = new Map<string, number>();

  begin(account: string, changeId: string, attempt: number): StoreCall {
    const call = {
      ...{ account, changeId, attempt, began: performance.now(), ended: Infinity },
      ...{ password: '', applied: false },
    };
    this.calls.push(call);
    return call;
  }

  end(call: StoreCall): void {
    call.ended = Math.min(call.ended, performance.now());
  }

  /** Sets the password, unless a newer attempt came before. Answers whether it did. */
  apply(call: StoreCall): boolean {
    const { account, attempt, password } = call;
    if (attempt < (this.newest.get(account) ?? 0)) return false;
    this.newest.set(account, attempt);
    this.passwords.set(account, password);
    return (call.applied = true);
  }

  /** The one that lets somebody in; undefined before the first. */
  passwordOf(account: string): string | undefined {
    return this.passwords.get(account);
  }

  hasApplied(account: string, password: string): boolean {
    return this.of(account).some((call) => call.applied && call.password === password);
  }

  of(account: string): readonly StoreCall[] {
    return this.calls.filter((call) => call.account === account);
  }

  /** Calls beyond the first of an attempt. */
  repeatedAttempts(): number {
    const attempts = new Set(this.calls.map(({ changeId, attempt }) => `${changeId} ${attempt}`));
    return this.calls.length - attempts.size;
  }

  /** Calls of an account that began before its last one had ended. */
  overlaps(calls: readonly StoreCall[] = this.calls): number {
    const last = new Map<string, number>();
    let overlapping = 0;
    for (const { account, began, ended } of calls) {
      if (began < (last.get(account) ?? 0)) overlapping += 1;
      last.set(account, Math.max(ended, last.get(account) ?? 0));
    }
    return overlapping;
  }
}
