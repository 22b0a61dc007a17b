import { UnitOfWork } from '@latchkey/kernel';
import {
  PasswordHashes,
  PasswordHashing,
  StoreDriver,
  type CanTellApplied,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
} from '@latchkey/credentials';

/** The store that Latchkey brings along: argon2id hashes in our own database. */
export class LocalStore extends StoreDriver implements CanTellApplied {
  readonly key = 'local';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hashes: PasswordHashes,
    private readonly hashing: PasswordHashing,
  ) {
    super();
  }

  async reset(account: StoreAccount, password: string, { fence }: StoreAttempt): Promise<StoreAnswer> {
    const phc = await this.hashing.hash(password);
    const written = await this.unitOfWork.run(() =>
      this.hashes.put(account.storeId, account.userId, { phc, fence }),
    );
    // A newer attempt was here first: this one is history, and its outcome is the newer one's to tell.
    return written ? { kind: 'applied' } : { kind: 'unknown' };
  }

  async hasApplied(account: StoreAccount, { fence }: StoreAttempt): Promise<boolean> {
    const stored = await this.hashes.find(account.storeId, account.userId);
    return stored?.fence === fence;
  }
}
