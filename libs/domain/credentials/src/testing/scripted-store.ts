import type { Token } from '@latchkey/kernel';
import { CallPauses } from '../change/store-calls.ts';
import { StoreReach } from '../store/store-reach.ts';
import { InMemoryStoreReach } from './in-memory-stores.ts';
import {
  type LockState,
  StoreDriver,
  StoreDrivers,
  type ResetOptions,
  type SessionAccount,
  type SignInVerdict,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
} from '../store/store-driver.ts';

export interface StoreCall {
  readonly account: StoreAccount;
  /** Null: an unlock. */
  readonly password: string | null;
  readonly attempt: StoreAttempt;
  readonly options?: ResetOptions;
}

/** A store that answers what it is told to, keeps a journal, and cannot tell afterwards what reached it. */
export class ScriptedStore extends StoreDriver {
  readonly key: string = 'scripted';
  readonly calls: StoreCall[] = [];
  /** What it does when it is called; throwing stands for a worker that dies in the call. */
  answer: (call: StoreCall) => StoreAnswer | Promise<StoreAnswer> = () => ({ kind: 'applied' });

  reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    return this.journal({ account, password, attempt, options });
  }

  protected async journal(call: StoreCall): Promise<StoreAnswer> {
    this.calls.push(call);
    return this.answer(call);
  }
}

/** The same, and it can unlock. */
export class UnlockingStore extends ScriptedStore {
  override readonly key: string = 'unlocking';
  locked: LockState = 'unknown';

  lockState(): Promise<LockState> {
    return Promise.resolve(this.locked);
  }

  unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.journal({ account, password: null, attempt });
  }
}

/** The same, and it holds sessions that it can end. */
export class SessionHoldingStore extends ScriptedStore {
  override readonly key: string = 'session-holding';
  readonly asked: SessionAccount[] = [];
  readonly fences: number[] = [];
  /** What it says first; then that it is done. */
  answers: StoreAnswer[] = [];

  endSessions(account: SessionAccount, { fence }: StoreAttempt): Promise<StoreAnswer> {
    this.asked.push(account);
    this.fences.push(fence);
    return Promise.resolve(this.answers.shift() ?? { kind: 'applied' });
  }
}

/** The same, and it says whether somebody would get in with a password. */
export class AskableStore extends ScriptedStore {
  override readonly key: string = 'askable';
  /** The password that counts there. */
  password: string | undefined;
  /** How often somebody has tried to get in. */
  tries = 0;
  verdict: (password: string) => SignInVerdict = (password) =>
    password === this.password ? 'accepted' : 'refused';

  apply({ password }: StoreCall): StoreAnswer {
    this.password = password ?? undefined;
    return { kind: 'applied' };
  }

  change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    if (current !== this.password) return Promise.resolve({ kind: 'rejected', reason: 'wrong-password' });
    return this.journal({ account, password: next, attempt });
  }

  accepts(_: StoreAccount, password: string): Promise<SignInVerdict> {
    this.tries += 1;
    return Promise.resolve(this.verdict(password));
  }
}

/** The same, with a record of its own that says which attempts arrived. */
export class TellingStore extends ScriptedStore {
  override readonly key: string = 'telling';
  readonly applied = new Map<string, number>();

  apply({ account, attempt }: StoreCall): StoreAnswer {
    this.applied.set(account.userId, attempt.fence);
    return { kind: 'applied' };
  }

  hasApplied(account: StoreAccount, { fence }: StoreAttempt): Promise<boolean> {
    return Promise.resolve(this.applied.get(account.userId) === fence);
  }
}

export class InMemoryStoreDrivers extends StoreDrivers {
  constructor(private readonly drivers: readonly StoreDriver[]) {
    super();
  }

  of(key: string): StoreDriver {
    const driver = this.drivers.find((candidate) => candidate.key === key);
    if (!driver) throw new Error(`no driver for stores of kind ${key}`);
    return driver;
  }
}

/** Nobody waits; how long it would have been is kept. */
export class CountedPauses extends CallPauses {
  readonly waited: number[] = [];

  pause(milliseconds: number): Promise<void> {
    this.waited.push(milliseconds);
    return Promise.resolve();
  }
}

/** What the worker's calls need beside the store, where a test looks at neither. */
export function callPorts(): (readonly [Token, unknown])[] {
  return [
    [CallPauses, new CountedPauses()],
    [StoreReach, new InMemoryStoreReach()],
  ];
}
