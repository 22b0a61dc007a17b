import type { StoreCheck, StoreCheckName, StoreProbe } from '@latchkey/credentials';
import type { Find } from './change-account.ts';
import { CheckList } from './check-list.ts';
import { ConversationFailed } from './conversation-failed.ts';
import { DirectoryConnection } from './directory-connection.ts';
import type { DirectoryConversations } from './directory-conversations.ts';
import type { Line, LineStep } from './directory-line.ts';
import { placeOf, type Directory } from './directory.ts';

/** What a step came to; a server that does not know how to take it lacks it. */
export type Finding = 'passed' | 'absent' | { readonly code: string };

/** What one kind of directory can tell of an account without changing it. */
export interface AccountLook<Account extends { readonly protected: boolean }> {
  readonly find: Find<Account>;
  /** Whether its lock can be read. */
  lockState(connection: DirectoryConnection, account: Account): Promise<Finding>;
  /** Whether the service account could reset and unlock it. */
  dryRun(connection: DirectoryConnection, account: Account): Promise<Finding>;
}

const lineSteps: readonly LineStep[] = ['resolve', 'connect', 'tls', 'authenticate'];
const accountSteps = ['look-up', 'lock-state', 'dry-run'] as const;

/** Of the time for all of it, what is kept for the account, when a server stands still. */
const keptForAccount = 1 / 3;

/**
 * Looks at every server of a directory, and through the first that lets the service account in at one account. Nothing
 * is changed, and nobody is signed in but the service account.
 */
export async function testConnection<Account extends { readonly protected: boolean }>(
  conversations: DirectoryConversations,
  { storeId, probe }: { readonly storeId: string; readonly probe: StoreProbe },
  look: AccountLook<Account>,
): Promise<readonly StoreCheck[]> {
  const lines = await conversations.lines(storeId);
  const { userName } = probe;
  const names: readonly StoreCheckName[] = userName === null ? lineSteps : [...lineSteps, ...accountSteps];
  if (typeof lines === 'string') return unusable(lines, names);
  const openings = await Promise.all(lines.map((line) => openingChecks(conversations, line)));
  if (userName === null) return openings.flat();
  const open = lines.find((_, at) => openings[at]?.every(({ result }) => result === 'passed'));
  const account = open
    ? await accountChecks(conversations, open, { userName, look })
    : new CheckList(accountSteps).all();
  return [...openings.flat(), ...account];
}

function unusable(part: keyof Directory, names: readonly StoreCheckName[]): readonly StoreCheck[] {
  const list = new CheckList(names);
  list.failed('resolve', part === 'bindPassword' ? 'missing-secret' : 'unusable-settings');
  return list.all();
}

async function openingChecks(
  conversations: DirectoryConversations,
  line: Line,
): Promise<readonly StoreCheck[]> {
  const list = new CheckList(lineSteps, placeText(line));
  const own = { ...line, until: line.until - line.access.deadlines.total * keptForAccount };
  const told = await conversations.inTurn(own, () =>
    noting(list, async () => {
      const connection = await DirectoryConnection.open(own, (step) => list.passed(step));
      await connection.close();
    }),
  );
  if (typeof told === 'string') list.failed('connect', told);
  return list.all();
}

async function accountChecks<Account extends { readonly protected: boolean }>(
  conversations: DirectoryConversations,
  line: Line,
  { userName, look }: { readonly userName: string; readonly look: AccountLook<Account> },
): Promise<readonly StoreCheck[]> {
  const list = new CheckList(accountSteps, placeText(line));
  const told = await conversations.inTurn(line, () =>
    noting(list, async () => {
      const connection = await DirectoryConnection.open(line);
      try {
        const found = await look.find(connection, line.directory, userName);
        if (!found) return list.failed('look-up', 'account-missing');
        if (found.protected) return list.failed('look-up', 'account-protected');
        list.passed('look-up');
        const readable = write(list, 'lock-state', await look.lockState(connection, found));
        if (readable) write(list, 'dry-run', await look.dryRun(connection, found));
      } finally {
        await connection.close();
      }
    }),
  );
  if (typeof told === 'string') list.failed('look-up', told);
  return list.all();
}

/** Answers whether the next step may be taken. */
function write(list: CheckList, name: StoreCheckName, finding: Finding): boolean {
  if (finding === 'passed') list.passed(name);
  else if (finding === 'absent') list.absent(name);
  else list.failed(name, finding.code);
  return typeof finding === 'string';
}

/** A server that fails does so at the step that is being taken. */
async function noting(list: CheckList, work: () => Promise<void>): Promise<true> {
  try {
    await work();
  } catch (error) {
    const step = list.next();
    if (!(error instanceof ConversationFailed) || step === undefined) throw error;
    list.failed(step, error.code);
  }
  return true;
}

function placeText({ server }: Line): string {
  const { host, port } = placeOf(server);
  return `${host}:${port}`;
}
