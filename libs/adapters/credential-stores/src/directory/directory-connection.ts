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
import { ConversationFailed, failure, refusalOf, type Refusal } from './conversation-failed.ts';
import { inTime } from './deadlines.ts';
import { secureLine, type Line, type Passed } from './directory-line.ts';

/** What a server may say in one conversation, in bytes; a few thousand are usual (S-69). */
const longestConversation = 2 ** 20;
const success = 0;
const nobodyAsks: Passed = () => undefined;

/** Whose sign-in, and by which password. */
export interface Credentials {
  readonly dn: string;
  readonly password: string;
}

/** One connection for one operation. Whatever goes wrong on it ends it: the client would come back unbound. */
export class DirectoryConnection {
  private asked = false;
  private sent = false;

  private constructor(
    private readonly line: Line,
    private readonly socket: TLSSocket,
    private readonly client: Client,
  ) {}

  /** Bound by the service account. Throws ConversationFailed. */
  static async open(line: Line, passed = nobodyAsks): Promise<DirectoryConnection> {
    const { bindDn, bindPassword } = line.directory;
    const connection = await DirectoryConnection.unbound(line, passed);
    await connection.step('bind', (client) => client.bind(bindDn, bindPassword));
    passed('authenticate');
    return connection;
  }

  private static async unbound(line: Line, passed = nobodyAsks): Promise<DirectoryConnection> {
    const socket = await secureLine(line, passed);
    return new DirectoryConnection(line, socket, clientOn(socket));
  }

  /** Whether something was sent that may have changed the account. */
  mayHaveChanged(): boolean {
    return this.sent;
  }

  /** Whether the directory may have counted a sign-in of somebody: no other server is to count it again. */
  mayHaveCounted(): boolean {
    return this.asked;
  }

  async search(base: string, options: SearchOptions): Promise<Entry[]> {
    const result = await this.step('search', (client) =>
      client.search(base, { derefAliases: 'never', ...options }),
    );
    return result.searchEntries;
  }

  /** Whether a value is the one of the account, or the code by which the server will not say. */
  async compare(dn: string, attribute: string, value: string): Promise<boolean | number> {
    try {
      return await this.step('search', (client) => client.compare(dn, attribute, value), true);
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code;
      throw error;
    }
  }

  modify(dn: string, changes: Change[], controls: Control[] = []): Promise<Refusal | undefined> {
    return this.change((client, policy) => client.modify(dn, changes, [...controls, policy]));
  }

  extended(oid: string, value: Buffer): Promise<Refusal | undefined> {
    return this.change((client, policy) => client.exop(oid, value, policy));
  }

  /**
   * One sign-in of somebody else at the same server, on a connection of its own, and what is done by it. The code of the
   * answer is 0 when they are in; a refusal is an answer too.
   */
  async asAnother<T>(
    { dn, password }: Credentials,
    work: (answer: Refusal, theirs: DirectoryConnection) => Promise<T>,
  ): Promise<T> {
    const theirs = await DirectoryConnection.unbound(this.line);
    try {
      this.asked = true;
      const refused = await theirs.refusable('bind', (client, policy) => client.bind(dn, password, policy));
      return await work(refused, theirs);
    } finally {
      this.sent ||= theirs.sent;
      await theirs.close();
    }
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
    const answer = await this.refusable('change', (client, policy) => {
      this.sent = true;
      return work(client, policy);
    });
    return answer.code === success ? undefined : answer;
  }

  /** The server's word, good or bad, and that of its password policy. */
  private async refusable(
    name: ConversationFailed['step'],
    work: (client: Client, policy: PasswordPolicyControl) => Promise<unknown>,
  ): Promise<Refusal> {
    const policy = new PasswordPolicyControl();
    const answer = await this.step(name, (client) => work(client, policy), true)
      .then(() => ({ code: success }))
      .catch((error: unknown) => {
        if (error instanceof Refused) return error.refusal;
        throw error;
      });
    return { ...answer, ...(policy.value?.error === undefined ? {} : { policyCode: policy.value.error }) };
  }

  private async step<T>(
    name: ConversationFailed['step'],
    work: (client: Client) => Promise<T>,
    refusable = false,
  ): Promise<T> {
    const left = Math.min(this.line.access.deadlines.answer, this.line.until - performance.now());
    try {
      if (left <= 0) throw new ConversationFailed(name, 'ETIMEDOUT');
      return await inTime(work(this.client), left, () => this.abandon());
    } catch (error) {
      if (refusable && error instanceof ResultCodeError) throw new Refused(refusalOf(error));
      this.abandon();
      throw error instanceof ConversationFailed ? error : failure(name, error);
    }
  }

  private abandon(): void {
    this.socket.destroy();
  }
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`the directory refused: ${refusal.code}`);
  }
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
