import type { StoreAttempt } from '@latchkey/credentials';
import { hardLimits, Turns, type NoTurn } from '@latchkey/outbound';
import { ConversationFailed, isRefusedAccount } from './conversation-failed.ts';
import { DirectoryConnection } from './directory-connection.ts';
import type { DirectoryAccess, Line } from './directory-line.ts';
import type { DirectoryTroubles } from './directory-troubles.ts';
import { unusablePart, type Directory, type DirectorySettings } from './directory.ts';
import { WritePlaces } from './write-places.ts';

/** What a conversation came to: somebody answered, nothing was sent, or something was and nobody knows its end. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unknown' };

/** Which attempt is written in a conversation, or looked after: only the server that took its write is asked then. */
export interface About {
  readonly writes?: StoreAttempt;
  readonly verifies?: StoreAttempt;
}

/**
 * Talks to one server of a directory from the first word to the last. The next server is asked only while nothing was
 * sent that may have changed an account: servers copy each other late, and a second one must not be told meanwhile.
 */
export class DirectoryConversations {
  /** One server that stands still takes nobody else's place (S-69). */
  private readonly turns = new Turns(hardLimits.parallel, hardLimits.waiting);
  private readonly places = new WritePlaces();

  constructor(
    private readonly settings: DirectorySettings,
    private readonly troubles: DirectoryTroubles,
    private readonly access: DirectoryAccess,
  ) {}

  async hold<T>(storeId: string, talk: Talk<T>, about: About = {}): Promise<Outcome<T>> {
    const lines = await this.lines(storeId);
    if (typeof lines === 'string') {
      this.troubles.tell({ storeId, server: null, step: 'settings', code: lines });
      return { kind: 'unavailable' };
    }
    const only = about.verifies && this.places.of(about.verifies.changeId);
    for (const line of lines.filter(({ server }) => only === undefined || server.url === only)) {
      if (performance.now() >= line.until) break;
      const outcome = await this.inTurn(line, () => this.holdWith(line, { storeId, talk, about }));
      if (outcome === 'too-many-calls' || outcome === 'too-slow')
        this.troubles.tell({ storeId, server: line.server.url, step: 'connect', code: outcome });
      else if (outcome !== 'next') return outcome;
    }
    return { kind: 'unavailable' };
  }

  /** The ways to all servers, for one call and one deadline; the part of the description that keeps them from being used. */
  async lines(storeId: string): Promise<readonly Line[] | keyof Directory> {
    const directory = await this.settings.of(storeId);
    const faulty = unusablePart(directory);
    if (faulty) return faulty;
    const until = performance.now() + this.access.deadlines.total;
    return directory.servers.map((server) => ({ directory, server, access: this.access, until }));
  }

  /** Why there was no turn when too many are waiting for this server, or it did not come in time: nothing was begun. */
  inTurn<T>({ server, until }: Line, work: () => Promise<T>): Promise<T | NoTurn> {
    return this.turns.take(server.url, Math.max(until - performance.now(), 0), work);
  }

  private async holdWith<T>(line: Line, { storeId, talk, about }: Held<T>): Promise<Outcome<T> | 'next'> {
    const { url } = line.server;
    let connection: DirectoryConnection | undefined;
    try {
      connection = await DirectoryConnection.open(line);
      return { kind: 'answered', value: await talk(connection, line.directory) };
    } catch (error) {
      if (!(error instanceof ConversationFailed)) throw error;
      this.troubles.tell({ storeId, server: url, step: error.step, code: error.code });
      if (connection?.mayHaveChanged()) return { kind: 'unknown' };
      return isRefusedAccount(error) || connection?.mayHaveCounted() ? { kind: 'unavailable' } : 'next';
    } finally {
      if (about.writes && connection?.mayHaveChanged()) this.places.note(about.writes.changeId, url);
      await connection?.close();
    }
  }
}

type Talk<T> = (connection: DirectoryConnection, directory: Directory) => Promise<T>;

interface Held<T> {
  readonly storeId: string;
  readonly talk: Talk<T>;
  readonly about: About;
}
