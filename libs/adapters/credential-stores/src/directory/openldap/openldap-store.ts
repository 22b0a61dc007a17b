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
import { replacing } from '../attribute-changes.ts';
import { changeAccount, type Addressed } from '../change-account.ts';
import { testConnection } from '../connection-test.ts';
import type { Refusal } from '../conversation-failed.ts';
import { refuseDebugOutput } from '../debug-output.ts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { DirectoryConversations } from '../directory-conversations.ts';
import { askPassword, signInAt } from '../password-question.ts';
import { isSettable } from '../settable-password.ts';
import { modifyPasswordOid, modifyPasswordRequest } from './modify-password-request.ts';
import { ownChange } from './own-change.ts';
import {
  currentDn,
  findOpenLdapAccount,
  openLdapLockState,
  type OpenLdapAccount,
} from './openldap-account.ts';
import { openLdapLook } from './openldap-look.ts';
import { openLdapAnswer } from './openldap-refusals.ts';
import { openLdapSignIn, openLdapVerdict } from './openldap-sign-in.ts';

const noSuchObject = 32;
/** Asks for another password at the next sign-in; the server takes the mark away by itself. */
const demandChange = replacing('pwdReset', 'TRUE');
/** Replacing by nothing works whether the account is locked or not; deleting what is not there would be an error. */
const endLock = replacing('pwdAccountLockedTime');

/** Accounts of OpenLDAP with its password policy, reset with the rights of a service account. */
export class OpenLdapStore
  extends StoreDriver
  implements CanUnlock, CanReadLockState, CanChange, CanTellPassword, CanSignIn, CanTest
{
  readonly key = 'openldap';

  constructor(
    private readonly conversations: DirectoryConversations,
    private readonly now: () => Date = () => new Date(),
  ) {
    super();
    refuseDebugOutput();
  }

  /** The server ends a lock with every new password: `unlock` asks for nothing more than what happens anyway. */
  async reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    if (!isSettable(password)) return { kind: 'rejected', reason: 'policy' };
    return this.write({ account, attempt }, async (connection, at) => {
      const refusal = await at((dn) =>
        connection.extended(modifyPasswordOid, modifyPasswordRequest(dn, password)),
      );
      if (refusal) return openLdapAnswer(refusal);
      if (!options.mustChange) return { kind: 'applied' };
      // The password is set. Where the demand is refused, neither "applied" nor "rejected" would be true.
      const demand = await at((dn) => connection.modify(dn, [demandChange]));
      return demand ? { kind: 'unknown' } : { kind: 'applied' };
    });
  }

  unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.write({ account, attempt }, async (connection, at) => {
      const refusal = await at((dn) => connection.modify(dn, [endLock]));
      return refusal ? openLdapAnswer(refusal) : { kind: 'applied' };
    });
  }

  /**
   * By a sign-in of the account itself, with its old password: the server compares it, and counts a wrong one as it counts
   * any wrong password.
   */
  async change(
    account: StoreAccount,
    passwords: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    if (!isSettable(passwords.next)) return { kind: 'rejected', reason: 'policy' };
    if (!isSettable(passwords.current)) return { kind: 'rejected', reason: 'wrong-password' };
    return changeAccount(
      this.conversations,
      { account, attempt },
      {
        find: findOpenLdapAccount,
        make: async (connection, found, directory) => {
          if (await this.isLocked(connection, found))
            return { kind: 'rejected', reason: 'account-protected' };
          const look = () => currentDn(connection, directory, found.uuid);
          return ownChange(connection, { dn: found.dn, look }, passwords);
        },
      },
    );
  }

  accepts(account: StoreAccount, password: string, attempt: StoreAttempt): Promise<SignInVerdict> {
    return askPassword(
      this.conversations,
      { account, password, attempt },
      {
        find: findOpenLdapAccount,
        isLocked: (connection, found) => this.isLocked(connection, found),
        verdict: openLdapVerdict,
      },
    );
  }

  signIn(account: StoreAccount, password: string): Promise<SignInAnswer> {
    return signInAt(this.conversations, account, password, {
      find: findOpenLdapAccount,
      isLocked: (connection, found) => this.isLocked(connection, found),
      answer: openLdapSignIn,
    });
  }

  test(storeId: string, probe: StoreProbe): Promise<readonly StoreCheck[]> {
    return testConnection(this.conversations, { storeId, probe }, openLdapLook);
  }

  async lockState({ storeId, userName }: StoreAccount): Promise<LockState> {
    const outcome = await this.conversations.hold<LockState>(storeId, async (connection, directory) => {
      const found = await findOpenLdapAccount(connection, directory, userName);
      return found ? openLdapLockState(connection, found, this.now()) : 'unknown';
    });
    return outcome.kind === 'answered' ? outcome.value : 'unknown';
  }

  /** Whether a sign-in would be refused whatever the password: the server need not say that it is for the lock. */
  private async isLocked(connection: DirectoryConnection, account: OpenLdapAccount): Promise<boolean> {
    return (await openLdapLockState(connection, account, this.now())) !== 'not_locked';
  }

  private write(addressed: Addressed, make: Changing): Promise<StoreAnswer> {
    return changeAccount(this.conversations, addressed, {
      find: findOpenLdapAccount,
      make: (connection, { dn, uuid }, directory) =>
        make(
          connection,
          followingRenames(dn, () => currentDn(connection, directory, uuid)),
        ),
    });
  }
}

type AtAccount = (write: (dn: string) => Promise<Refusal | undefined>) => Promise<Refusal | undefined>;
type Changing = (connection: DirectoryConnection, at: AtAccount) => Promise<StoreAnswer>;

/** Somebody may rename the account between lookup and change. Its DN is looked up again, once. */
function followingRenames(dn: string, look: () => Promise<string | undefined>): AtAccount {
  let known = dn;
  return async (write) => {
    const refusal = await write(known);
    if (refusal?.code !== noSuchObject) return refusal;
    const moved = await look();
    if (moved === undefined || moved === known) return refusal;
    known = moved;
    return write(known);
  };
}
