import {
  Client,
  PasswordPolicyControl,
  ResultCodeError,
  type Change,
  type Control,
  type Entry,
  type SearchOptions,
} from 'ldapts';
import type { TLSSocket } from 'node:tls';
import { inTime, type Deadlines } from './deadlines.ts';
import type { DirectoryTrouble } from './directory-troubles.ts';
import type { Directory, DirectoryServer } from './directory.ts';
import { openSocket, secureSocket } from './secure-socket.ts';
import type { VettedSockets } from '@latchkey/outbound';

/** A definite no to a change. The server's text is left behind: it names the account. */
export interface Refusal {
  readonly code: number;
  /** Active Directory begins its texts with eight digits of its own. */
  readonly windowsCode?: string;
  /** What OpenLDAP's password policy says beside the code. */
  readonly policyCode?: number;
}

/** The connection is of no use any more, or a question was not answered. */
export class ConversationFailed extends Error {
  constructor(
    readonly step: DirectoryTrouble['step'],
    readonly code: string,
  ) {
    super(`the directory failed at ${step}: ${code}`);
  }
}

const invalidCredentials = 49;
/** What a server may say in one conversation, in bytes; a few thousand are usual (S-69). */
const longestConversation = 2 ** 20;

/** By which directories are reached, and how long they may take. */
export interface DirectoryAccess {
  readonly sockets: VettedSockets;
  readonly deadlines: Deadlines;
}

/** One bound connection for one operation. Whatever goes wrong on it ends it: the client would come back unbound. */
export class DirectoryConnection {
  private sent = false;

  private constructor(
    private readonly socket: TLSSocket,
    private readonly client: Client,
    private readonly deadlines: Deadlines,
    private readonly until: number,
  ) {}

  /** `until` is the moment of `performance.now()` at which all of it must be over. */
  static async open(
    directory: Directory,
    server: DirectoryServer,
    { sockets, deadlines }: DirectoryAccess,
    until: number,
  ): Promise<DirectoryConnection> {
    const left = (most: number) => Math.min(most, until - performance.now());
    const plain = await openSocket(sockets, server).catch((error: unknown) => {
      throw failure('connect', error);
    });
    const socket = await secureSocket(plain, server, directory.ca, left(deadlines.connect)).catch(
      (error: unknown) => {
        throw failure('tls', error);
      },
    );
    const connection = new DirectoryConnection(socket, clientOn(socket), deadlines, until);
    try {
      await connection.step('bind', (client) => client.bind(directory.bindDn, directory.bindPassword));
      return connection;
    } catch (error) {
      connection.abandon();
      throw error;
    }
  }

  /** Whether something was sent that may have changed the account. */
  mayHaveChanged(): boolean {
    return this.sent;
  }

  async search(base: string, options: SearchOptions): Promise<Entry[]> {
    const result = await this.step('search', (client) =>
      client.search(base, { derefAliases: 'never', ...options }),
    );
    return result.searchEntries;
  }

  modify(dn: string, changes: Change[], controls: Control[] = []): Promise<Refusal | undefined> {
    return this.change((client, policy) => client.modify(dn, changes, [...controls, policy]));
  }

  extended(oid: string, value: Buffer): Promise<Refusal | undefined> {
    return this.change((client, policy) => client.exop(oid, value, policy));
  }

  /** Takes leave where the server still listens; never waits for one that does not. */
  async close(): Promise<void> {
    if (this.client.isBound) {
      await inTime(this.client.unbind(), 1_000, () => this.abandon()).catch(() => undefined);
    }
    this.abandon();
  }

  private async change(
    work: (client: Client, policy: PasswordPolicyControl) => Promise<unknown>,
  ): Promise<Refusal | undefined> {
    const policy = new PasswordPolicyControl();
    try {
      await this.step('change', (client) => {
        this.sent = true;
        return work(client, policy);
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {
        ...error.refusal,
        ...(policy.value?.error === undefined ? {} : { policyCode: policy.value.error }),
      };
    }
  }

  private async step<T>(name: DirectoryTrouble['step'], work: (client: Client) => Promise<T>): Promise<T> {
    const left = Math.min(this.deadlines.answer, this.until - performance.now());
    if (left <= 0) throw new ConversationFailed(name, 'ETIMEDOUT');
    try {
      return await inTime(work(this.client), left, () => this.abandon());
    } catch (error) {
      if (name === 'change' && error instanceof ResultCodeError) throw new Refused(refusalOf(error));
      this.abandon();
      throw failure(name, error);
    }
  }

  private abandon(): void {
    this.socket.destroy();
  }
}

/** A service account that was refused is not tried at the next server: each try brings it nearer to being locked. */
export function isRefusedAccount(failed: ConversationFailed): boolean {
  return failed.step === 'bind' && failed.code === String(invalidCredentials);
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`the directory refused: ${refusal.code}`);
  }
}

function refusalOf(error: ResultCodeError): Refusal {
  const windowsCode = /^([0-9A-Fa-f]{8}):/.exec(error.message)?.[1]?.toUpperCase();
  return { code: error.code, ...(windowsCode === undefined ? {} : { windowsCode }) };
}

/** A client that has one socket and gets no other: it would connect again by itself, without binding. */
function clientOn(socket: TLSSocket): Client {
  let given = false;
  const give = () => {
    if (given) throw new Error('this connection is over');
    given = true;
    return socket;
  };
  endWhenTooLong(socket);
  return new Client({ url: 'ldaps://directory', createSecureConnection: give as never });
}

/** The client would keep an endless answer in memory until its end. */
function endWhenTooLong(socket: TLSSocket): void {
  let heard = 0;
  socket.on('data', (part: Buffer) => {
    heard += part.length;
    if (heard > longestConversation) socket.destroy();
  });
}

function failure(step: DirectoryTrouble['step'], error: unknown): ConversationFailed {
  if (error instanceof ResultCodeError) return new ConversationFailed(step, String(error.code));
  const { code } = error as { readonly code?: unknown };
  return new ConversationFailed(step, typeof code === 'string' ? code : 'CONNECTION_LOST');
}
