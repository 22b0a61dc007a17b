import {
  StoreDriver,
  type CanChange,
  type CanReadLockState,
  type CanSignIn,
  type CanTellPassword,
  type CanTest,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type SignInAnswer,
  type SignInVerdict,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
  type StoreProbe,
} from '@latchkey/credentials';
import { adding, deleting, replacing } from '../attribute-changes.ts';
import { changeAccount, type Addressed } from '../change-account.ts';
import { testConnection } from '../connection-test.ts';
import { refuseDebugOutput } from '../debug-output.ts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { DirectoryConversations } from '../directory-conversations.ts';
import { askPassword, signInAt } from '../password-question.ts';
import { supportedControls } from '../root-entry.ts';
import { isSettable } from '../settable-password.ts';
import { findActiveDirectoryAccount, type ActiveDirectoryAccount } from './active-directory-account.ts';
import { activeDirectoryLook } from './active-directory-look.ts';
import { activeDirectoryAnswer } from './active-directory-refusals.ts';
import { activeDirectorySignIn, activeDirectoryVerdict } from './active-directory-sign-in.ts';
import { historyControls } from './password-history.ts';
import { unicodePassword } from './unicode-password.ts';

/** Accounts of Active Directory, reset with the rights of a service account. */
export class ActiveDirectoryStore
  extends StoreDriver
  implements CanUnlock, CanReadLockState, CanChange, CanTellPassword, CanSignIn, CanTest
{
  readonly key = 'active_directory';

  constructor(private readonly conversations: DirectoryConversations) {
    super();
    refuseDebugOutput();
  }

  async reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    if (!isSettable(password)) return { kind: 'rejected', reason: 'policy' };
    return this.write({ account, attempt }, async (connection, { dn }) => {
      const controls = historyControls(await supportedControls(connection));
      // One modify is one transaction there: all of it or none of it.
      const changes = [
        replacing('unicodePwd', unicodePassword(password)),
        ...(options.mustChange ? [replacing('pwdLastSet', '0')] : []),
        ...(options.unlock ? [replacing('lockoutTime', '0')] : []),
      ];
      return connection.modify(dn, changes, controls);
    });
  }

  unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.write({ account, attempt }, (connection, { dn }) =>
      connection.modify(dn, [replacing('lockoutTime', '0')]),
    );
  }

  /**
   * Taking the old value away and adding the new one is how a user's own change is told from a reset: the server compares
   * the old one, whoever asks, and counts a wrong one as it counts any wrong password (MS-ADTS, 3.1.1.3.1.5.1).
   */
  async change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    if (!isSettable(next)) return { kind: 'rejected', reason: 'policy' };
    if (!isSettable(current)) return { kind: 'rejected', reason: 'wrong-password' };
    return this.write({ account, attempt }, (connection, { dn }) =>
      connection.modify(dn, [
        deleting('unicodePwd', unicodePassword(current)),
        adding('unicodePwd', unicodePassword(next)),
      ]),
    );
  }

  accepts(account: StoreAccount, password: string, attempt: StoreAttempt): Promise<SignInVerdict> {
    return askPassword(
      this.conversations,
      { account, password, attempt },
      {
        find: findActiveDirectoryAccount,
        isLocked: (_, { lockState }) => Promise.resolve(lockState === 'locked'),
        verdict: activeDirectoryVerdict,
      },
    );
  }

  async lockState({ storeId, userName }: StoreAccount): Promise<LockState> {
    const outcome = await this.conversations.hold(storeId, (connection, directory) =>
      findActiveDirectoryAccount(connection, directory, userName),
    );
    return (outcome.kind === 'answered' && outcome.value?.lockState) || 'unknown';
  }

  signIn(account: StoreAccount, password: string): Promise<SignInAnswer> {
    return signInAt(this.conversations, account, password, {
      find: findActiveDirectoryAccount,
      isLocked: (_, { lockState }) => Promise.resolve(lockState === 'locked'),
      answer: activeDirectorySignIn,
    });
  }

  test(storeId: string, probe: StoreProbe): Promise<readonly StoreCheck[]> {
    return testConnection(this.conversations, { storeId, probe }, activeDirectoryLook);
  }

  private write(
    addressed: Addressed,
    make: (
      connection: DirectoryConnection,
      account: ActiveDirectoryAccount,
    ) => ReturnType<DirectoryConnection['modify']>,
  ): Promise<StoreAnswer> {
    return changeAccount(this.conversations, addressed, {
      find: findActiveDirectoryAccount,
      make: async (connection, found) => {
        const refusal = await make(connection, found);
        return refusal ? activeDirectoryAnswer(refusal) : { kind: 'applied' };
      },
    });
  }
}
