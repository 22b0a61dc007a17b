import type { StoreAccount, StoreAnswer, StoreAttempt } from '@latchkey/credentials';
import type { DirectoryConnection } from './directory-connection.ts';
import type { DirectoryConversations } from './directory-conversations.ts';
import type { Directory } from './directory.ts';

/** How one kind of directory finds an account. */
export type Find<Account> = (
  connection: DirectoryConnection,
  directory: Directory,
  userName: string,
) => Promise<Account | undefined>;

/** How one kind of directory finds an account and changes what it has found. */
export interface AccountChange<Account extends { readonly protected: boolean }> {
  readonly find: Find<Account>;
  make(connection: DirectoryConnection, account: Account, directory: Directory): Promise<StoreAnswer>;
}

/** Whose account, and the attempt at it. */
export interface Addressed {
  readonly account: StoreAccount;
  readonly attempt: StoreAttempt;
}

/** Finds and changes in one conversation. Nothing is sent for an account that is missing or protected. */
export async function changeAccount<Account extends { readonly protected: boolean }>(
  conversations: DirectoryConversations,
  { account: { storeId, userName }, attempt }: Addressed,
  { find, make }: AccountChange<Account>,
): Promise<StoreAnswer> {
  const outcome = await conversations.hold<StoreAnswer>(
    storeId,
    async (connection, directory) => {
      const found = await find(connection, directory, userName);
      if (!found) return { kind: 'rejected', reason: 'account-missing' };
      if (found.protected) return { kind: 'rejected', reason: 'account-protected' };
      return make(connection, found, directory);
    },
    { writes: attempt },
  );
  return outcome.kind === 'answered' ? outcome.value : outcome;
}
