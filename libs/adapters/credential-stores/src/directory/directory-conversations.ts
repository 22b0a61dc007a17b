import { usualDeadlines, type Deadlines } from './deadlines.ts';
import { ConversationFailed, DirectoryConnection, isRefusedAccount } from './directory-connection.ts';
import type { DirectoryTroubles } from './directory-troubles.ts';
import { requireUsable, type Directory, type DirectorySettings } from './directory.ts';

/** What a conversation came to: somebody answered, nothing was sent, or something was and nobody knows its end. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unknown' };

/**
 * Talks to one server of a directory from the first word to the last. The next server is asked only while nothing was
 * sent that may have changed an account: servers copy each other late, and a second one must not be told meanwhile.
 */
export class DirectoryConversations {
  constructor(
    private readonly settings: DirectorySettings,
    private readonly troubles: DirectoryTroubles,
    private readonly deadlines: Deadlines = usualDeadlines,
  ) {}

  async hold<T>(
    storeId: string,
    talk: (connection: DirectoryConnection, directory: Directory) => Promise<T>,
  ): Promise<Outcome<T>> {
    const directory = await this.settings.of(storeId);
    requireUsable(directory);
    const until = performance.now() + this.deadlines.total;
    for (const server of directory.servers) {
      if (performance.now() >= until) break;
      let connection: DirectoryConnection | undefined;
      try {
        connection = await DirectoryConnection.open(directory, server, this.deadlines, until);
        return { kind: 'answered', value: await talk(connection, directory) };
      } catch (error) {
        if (!(error instanceof ConversationFailed)) throw error;
        this.troubles.tell({ storeId, server: server.url, step: error.step, code: error.code });
        if (connection?.mayHaveChanged()) return { kind: 'unknown' };
        if (isRefusedAccount(error)) break;
      } finally {
        await connection?.close();
      }
    }
    return { kind: 'unavailable' };
  }
}
