import { CredentialStores, StoreTypes } from '@latchkey/credentials';
import { Users } from '@latchkey/identity';
import { NotFound } from '@latchkey/kernel';
import { SignInActionFailed } from '../paused-sign-in/errors.ts';
import type { ResetPasswordSettings } from '../sign-in-plan/action-settings.ts';

/** Whose password a sign-in changes, and where. */
export interface ManagedAccount {
  readonly userId: string;
  readonly storeId: string;
}

/** Finds the account by the action's account manager, and the store by its credential manager (AA-04, AA-05). */
export class ManagedAccounts {
  constructor(
    private readonly users: Users,
    private readonly stores: CredentialStores,
    private readonly types: StoreTypes,
  ) {}

  /**
   * `subject`: of the sign-in; undefined when it has none. Called inside a transaction. Throws SignInActionFailed with
   * `subject-absent`, `account-not-found` or `credential-manager-cannot-update` (AA-14).
   */
  async require(
    subject: ManagedAccount | undefined,
    { credentialManager, accountManager, askCurrentPassword }: ResetPasswordSettings,
  ): Promise<ManagedAccount> {
    if (!subject) throw new SignInActionFailed('subject-absent');
    const account = accountManager === null ? subject : await this.lookUp(subject.userId);
    if (!account) throw new SignInActionFailed('account-not-found');
    const updates = await this.updates(credentialManager, askCurrentPassword);
    if (account.storeId !== credentialManager || !updates)
      throw new SignInActionFailed('credential-manager-cannot-update');
    return account;
  }

  private async lookUp(userId: string): Promise<ManagedAccount | undefined> {
    try {
      const { id, storeId, status } = await this.users.get(userId);
      return status === 'active' ? { userId: id, storeId } : undefined;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  private async updates(storeId: string, comparesCurrent: boolean): Promise<boolean> {
    const store = await this.stores.find(storeId);
    const type = store && (await this.types.find(store.typeId));
    if (!type || store.status !== 'active' || !type.acceptsPassword) return false;
    return !comparesCurrent || type.canChange;
  }
}
