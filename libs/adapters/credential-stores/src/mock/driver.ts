import { setTimeout } from 'node:timers/promises';
import {
  StoreDriver,
  type CanChange,
  type CanReadLockState,
  type CanTest,
  type CanUnlock,
  type LockState,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
} from '@latchkey/credentials';
import { TenantContext } from '@latchkey/kernel';
import { takeSteps } from '../over-http/connection-test.ts';
import { rejected } from '../over-http/plain-answers.ts';
import { isSlow, magicWord, ofMock, slowAnswer, type MockKey } from './errors.ts';

/** A store to try processes with: it holds nothing, and answers by its kind. Of the test environment alone. */
export class MockStore extends StoreDriver implements CanUnlock, CanReadLockState, CanChange, CanTest {
  /** `pause`: milliseconds in which a slow store does its work. */
  constructor(
    readonly key: MockKey,
    private readonly pause: (milliseconds: number) => Promise<unknown> = setTimeout,
  ) {
    super();
  }

  async reset(account: StoreAccount, _: string, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.answer(account, attempt);
  }

  async unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.answer(account, attempt);
  }

  async change(account: StoreAccount, _: unknown, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.answer(account, attempt);
  }

  async lockState({ userName }: StoreAccount): Promise<LockState> {
    if (!isTried() || this.key === 'mock-unreachable') return 'unknown';
    return magicWord(userName) === 'locked' ? 'locked' : 'not_locked';
  }

  test(): Promise<readonly StoreCheck[]> {
    const code = isTried() ? 'mock-unreachable' : 'test-environment-only';
    const fails = !isTried() || this.key === 'mock-unreachable';
    return takeSteps([
      {
        covers: ['resolve', 'connect', 'tls', 'authenticate'],
        take: async () => (fails ? { at: 'connect', code } : undefined),
      },
    ]);
  }

  /** In the live environment a password would seem to be set that nobody has. */
  private async answer({ userName }: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    if (!isTried()) return rejected('not-supported');
    if (isSlow(this.key, userName)) await this.pause(slowAnswer);
    return ofMock(this.key, userName, attempt);
  }
}

function isTried(): boolean {
  return TenantContext.current().environment === 'test';
}
