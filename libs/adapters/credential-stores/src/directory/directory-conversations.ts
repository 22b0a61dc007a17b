import { hardLimits, Turns } from '@latchkey/outbound';
import {
  ConversationFailed,
  DirectoryConnection,
  isRefusedAccount,
  type DirectoryAccess,
} from './directory-connection.ts';
import type { DirectoryTroubles } from './directory-troubles.ts';
import { requireUsable, type Directory, type DirectoryServer, type DirectorySettings } from './directory.ts';

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
  /** One server that stands still takes nobody else's place (S-69). */
  private readonly turns = new Turns(hardLimits.parallel, hardLimits.waiting);

  constructor(
    private readonly settings: DirectorySettings,
    private readonly troubles: DirectoryTroubles,
    private readonly access: DirectoryAccess,
  ) {}

  async hold<T>(storeId: string, talk: Talk<T>): Promise<Outcome<T>> {
    const directory = await this.settings.of(storeId);
    requireUsable(directory);
    const until = performance.now() + this.access.deadlines.total;
    for (const server of directory.servers) {
      const left = until - performance.now();
      if (left <= 0) break;
      const outcome = await this.turns.take(server.url, left, () =>
        this.holdWith(server, { storeId, directory, until }, talk),
      );
      if (outcome === 'too-many-calls' || outcome === 'too-slow')
        this.troubles.tell({ storeId, server: server.url, step: 'connect', code: outcome });
      else if (outcome !== 'next') return outcome;
    }
    return { kind: 'unavailable' };
  }

  private async holdWith<T>(
    server: DirectoryServer,
    { storeId, directory, until }: Held,
    talk: Talk<T>,
  ): Promise<Outcome<T> | 'next'> {
    let connection: DirectoryConnection | undefined;
    try {
      connection = await DirectoryConnection.open(directory, server, this.access, until);
      return { kind: 'answered', value: await talk(connection, directory) };
    } catch (error) {
      if (!(error instanceof ConversationFailed)) throw error;
      this.troubles.tell({ storeId, server: server.url, step: error.step, code: error.code });
      if (connection?.mayHaveChanged()) return { kind: 'unknown' };
      return isRefusedAccount(error) ? { kind: 'unavailable' } : 'next';
    } finally {
      await connection?.close();
    }
  }
}

type Talk<T> = (connection: DirectoryConnection, directory: Directory) => Promise<T>;

interface Held {
  readonly storeId: string;
  readonly directory: Directory;
  readonly until: number;
}
