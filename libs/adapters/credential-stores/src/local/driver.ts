import { UnitOfWork } from '@latchkey/kernel';
import {
  PasswordHashes,
  PasswordHashing,
  StoreDriver,
  type CanReadLockState,
  type CanTellApplied,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
} from '@latchkey/credentials';

/** The store that Latchkey brings along: argon2id hashes in our own database. */
export class LocalStore extends StoreDriver implements CanTellApplied, CanUnlock, CanReadLockState {
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

  async lockState({ storeId, userId }: StoreAccount): Promise<LockState> {
    const stored = await this.unitOfWork.read(() => this.hashes.find(storeId, userId));
    return stored?.locked ? 'locked' : 'not_locked';
  }

  async hasApplied(account: StoreAccount, { fence }: StoreAttempt): Promise<boolean> {
    const stored = await this.hashes.find(account.storeId, account.userId);
    return stored?.fence === fence;
  }
}
