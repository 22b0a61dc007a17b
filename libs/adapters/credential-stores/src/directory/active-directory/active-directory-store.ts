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
import { textsOf } from '../account-search.ts';
import { changeAccount } from '../change-account.ts';
import { refuseDebugOutput } from '../debug-output.ts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { DirectoryConversations } from '../directory-conversations.ts';
import { isSettable } from '../settable-password.ts';
import { findActiveDirectoryAccount, type ActiveDirectoryAccount } from './active-directory-account.ts';
import { activeDirectoryAnswer } from './active-directory-refusals.ts';
import { historyControls } from './password-history.ts';
import { unicodePassword } from './unicode-password.ts';

/** Accounts of Active Directory, reset with the rights of a service account. */
export class ActiveDirectoryStore extends StoreDriver implements CanUnlock, CanReadLockState {
  readonly key = 'active_directory';

  constructor(private readonly conversations: DirectoryConversations) {
    super();
    refuseDebugOutput();
  }

  async reset(
    account: StoreAccount,
    password: string,
    _: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    if (!isSettable(password)) return { kind: 'rejected', reason: 'policy' };
    return this.change(account, async (connection, { dn }) => {
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

  unlock(account: StoreAccount): Promise<StoreAnswer> {
    return this.change(account, (connection, { dn }) =>
      connection.modify(dn, [replacing('lockoutTime', '0')]),
    );
  }

  async lockState({ storeId, userName }: StoreAccount): Promise<LockState> {
    const outcome = await this.conversations.hold(storeId, (connection, directory) =>
      findActiveDirectoryAccount(connection, directory, userName),
    );
    if (outcome.kind !== 'answered' || !outcome.value) return 'unknown';
    return outcome.value.locked ? 'locked' : 'not_locked';
  }

  private change(
    account: StoreAccount,
    make: (
      connection: DirectoryConnection,
      account: ActiveDirectoryAccount,
    ) => ReturnType<DirectoryConnection['modify']>,
  ): Promise<StoreAnswer> {
    return changeAccount(this.conversations, account, {
      find: findActiveDirectoryAccount,
      make: async (connection, found) => {
        const refusal = await make(connection, found);
        return refusal ? activeDirectoryAnswer(refusal) : { kind: 'applied' };
      },
    });
  }
}

async function supportedControls(connection: DirectoryConnection): Promise<string[]> {
  const entries = await connection.search('', { scope: 'base', attributes: ['supportedControl'] });
  return entries.flatMap((entry) => textsOf(entry, 'supportedControl'));
}

function replacing(type: string, value: string | Buffer): Change {
  const values = typeof value === 'string' ? [value] : [value];
  return new Change({
    operation: 'replace',
    modification: new Attribute({ type, values: values as string[] | Buffer[] }),
  });
}
