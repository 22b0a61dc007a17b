import {
  StoreDriver,
  type CanReadLockState,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
} from '@latchkey/credentials';
import { Attribute, Change } from 'ldapts';
import { changeAccount } from '../change-account.ts';
import { refuseDebugOutput } from '../debug-output.ts';
import type { DirectoryConnection, Refusal } from '../directory-connection.ts';
import type { DirectoryConversations } from '../directory-conversations.ts';
import { isSettable } from '../settable-password.ts';
import { modifyPasswordOid, modifyPasswordRequest } from './modify-password-request.ts';
import { currentDn, findOpenLdapAccount, openLdapLockState } from './openldap-account.ts';
import { openLdapAnswer } from './openldap-refusals.ts';

const noSuchObject = 32;
/** Asks for another password at the next sign-in; the server takes the mark away by itself. */
const demandChange = replacing('pwdReset', 'TRUE');
/** Replacing by nothing works whether the account is locked or not; deleting what is not there would be an error. */
const endLock = replacing('pwdAccountLockedTime');

/** Accounts of OpenLDAP with its password policy, reset with the rights of a service account. */
export class OpenLdapStore extends StoreDriver implements CanUnlock, CanReadLockState {
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
    _: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    if (!isSettable(password)) return { kind: 'rejected', reason: 'policy' };
    return this.change(account, async (connection, at) => {
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

  unlock(account: StoreAccount): Promise<StoreAnswer> {
    return this.change(account, async (connection, at) => {
      const refusal = await at((dn) => connection.modify(dn, [endLock]));
      return refusal ? openLdapAnswer(refusal) : { kind: 'applied' };
    });
  }

  async lockState({ storeId, userName }: StoreAccount): Promise<LockState> {
    const outcome = await this.conversations.hold<LockState>(storeId, async (connection, directory) => {
      const found = await findOpenLdapAccount(connection, directory, userName);
      return found ? openLdapLockState(connection, found, this.now()) : 'unknown';
    });
    return outcome.kind === 'answered' ? outcome.value : 'unknown';
  }

  private change(account: StoreAccount, make: Changing): Promise<StoreAnswer> {
    return changeAccount(this.conversations, account, {
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

function replacing(type: string, ...values: string[]): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values }) });
}
