import { UnitOfWork } from '@latchkey/kernel';
import {
  PasswordHashes,
  PasswordHashing,
  StoreDriver,
  type CanChange,
  type CanReadLockState,
  type CanTellApplied,
  type CanTellPassword,
  type CanTest,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type SignInVerdict,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
  type StoredHash,
} from '@latchkey/credentials';

/** The store that Latchkey brings along: argon2id hashes in our own database. */
export class LocalStore
  extends StoreDriver
  implements CanTellApplied, CanUnlock, CanReadLockState, CanChange, CanTellPassword, CanTest
{
  readonly key = 'local';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hashes: PasswordHashes,
    private readonly hashing: PasswordHashing,
  ) {
    super();
  }

  async reset(
    account: StoreAccount,
    password: string,
    { fence }: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    const phc = await this.hashing.hash(password);
    const written = await this.unitOfWork.run(() =>
      this.hashes.put(account.storeId, account.userId, { phc, fence, ...options }),
    );
    // A newer attempt was here first: this one is history, and its outcome is the newer one's to tell.
    return written ? { kind: 'applied' } : { kind: 'unknown' };
  }

  async unlock(account: StoreAccount, { fence }: StoreAttempt): Promise<StoreAnswer> {
    const result = await this.unitOfWork.run(() =>
      this.hashes.unlock(account.storeId, account.userId, fence),
    );
    switch (result) {
      case 'unlocked':
        return { kind: 'applied' };
      case 'absent':
        return { kind: 'rejected', reason: 'account-missing' };
      case 'superseded':
        return { kind: 'unknown' };
    }
  }

  /** While an account is locked no password is right, so nobody changes it by one. Nothing here counts a wrong one. */
  async change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    const stored = await this.stored(account);
    if (!stored) return { kind: 'rejected', reason: 'account-missing' };
    if (stored.locked) return { kind: 'rejected', reason: 'account-protected' };
    // What a newer attempt has set is not what this one was to be compared with.
    if (stored.fence >= attempt.fence) return { kind: 'unknown' };
    if (!(await this.hashing.verify(stored.phc, current)))
      return { kind: 'rejected', reason: 'wrong-password' };
    return this.reset(account, next, attempt, { mustChange: false, unlock: false });
  }

  async accepts(account: StoreAccount, password: string): Promise<SignInVerdict> {
    const stored = await this.stored(account);
    if (!stored || stored.locked) return 'unknown';
    return (await this.hashing.verify(stored.phc, password)) ? 'accepted' : 'refused';
  }

  async lockState(account: StoreAccount): Promise<LockState> {
    return (await this.stored(account))?.locked ? 'locked' : 'not_locked';
  }

  async hasApplied(account: StoreAccount, { fence }: StoreAttempt): Promise<boolean> {
    const stored = await this.hashes.find(account.storeId, account.userId);
    return stored?.fence === fence;
  }

  /** No step: there is no way to it that could be cut, and nobody is known to it by a name. */
  test(): Promise<readonly StoreCheck[]> {
    return Promise.resolve([]);
  }

  private stored({ storeId, userId }: StoreAccount): Promise<StoredHash | undefined> {
    return this.unitOfWork.read(() => this.hashes.find(storeId, userId));
  }
}
