import type { SignInAnswer, SignInVerdict, StoreAccount } from '@latchkey/credentials';
import type { Addressed, Find } from './change-account.ts';
import type { Refusal } from './conversation-failed.ts';
import type { DirectoryConnection } from './directory-connection.ts';
import type { DirectoryConversations } from './directory-conversations.ts';
import { isSettable } from './settable-password.ts';

/** What one kind of directory must be asked before a sign-in, and how its answer is read. */
export interface PasswordQuestion<Account> {
  readonly find: Find<Account>;
  isLocked(connection: DirectoryConnection, account: Account): Promise<boolean>;
  verdict(answer: Refusal): SignInVerdict;
}

/**
 * One sign-in as the account, at the server that took the write of the attempt where this process has sent it (R-14,
 * A protected or locked account is not asked for: its directory would refuse any password, and might count it.
 */
export async function askPassword<Account extends { readonly signInDn: string; readonly protected: boolean }>(
  conversations: DirectoryConversations,
  { account: { storeId, userName }, attempt, password }: Addressed & { readonly password: string },
  { find, isLocked, verdict }: PasswordQuestion<Account>,
): Promise<SignInVerdict> {
  // A blank password might be let in as nobody (S-62).
  if (!isSettable(password)) return 'unknown';
  const outcome = await conversations.hold<SignInVerdict>(
    storeId,
    async (connection, directory) => {
      const found = await find(connection, directory, userName);
      if (!found || found.protected || (await isLocked(connection, found))) return 'unknown';
      const credentials = { dn: found.signInDn, password };
      const told = await connection.asAnother(credentials, (answer) => Promise.resolve(verdict(answer)));
      if (told !== 'refused') return told;
      // Whoever was renamed meanwhile is refused as somebody who does not exist.
      const again = await find(connection, directory, userName);
      return again?.signInDn === found.signInDn ? 'refused' : 'unknown';
    },
    { verifies: attempt },
  );
  return outcome.kind === 'answered' ? outcome.value : 'unknown';
}

/** The same kind of directory, as people who sign in are answered by it. */
export interface SignInQuestion<Account> {
  readonly find: Find<Account>;
  isLocked(connection: DirectoryConnection, account: Account): Promise<boolean>;
  answer(answer: Refusal): SignInAnswer;
}

/**
 * One sign-in as the account. For a name that is not there, and while an account is locked, no sign-in is sent: neither
 * could be right, and the directory would count it.
 */
export async function signInAt<Account extends { readonly signInDn: string }>(
  conversations: DirectoryConversations,
  { storeId, userName }: StoreAccount,
  password: string,
  { find, isLocked, answer }: SignInQuestion<Account>,
): Promise<SignInAnswer> {
  // A blank password might be let in as nobody (S-62).
  if (!isSettable(password)) return 'refused';
  const outcome = await conversations.hold<SignInAnswer>(storeId, async (connection, directory) => {
    const found = await find(connection, directory, userName);
    if (!found || (await isLocked(connection, found))) return 'refused';
    return connection.asAnother({ dn: found.signInDn, password }, (told) => Promise.resolve(answer(told)));
  });
  return outcome.kind === 'answered' ? outcome.value : 'unavailable';
}
