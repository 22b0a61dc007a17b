import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { completeMessages } from './ldap-messages.ts';

/** Operations of LDAP by the tag of their request (RFC 4511, 4.2 to 4.12). */
const operations = {
  0x60: 'bind',
  0x42: 'unbind',
  0x63: 'search',
  0x66: 'modify',
  0x6e: 'compare',
  0x77: 'extended',
} as const;
export type Operation = (typeof operations)[keyof typeof operations];

/**
 * What becomes of a request: `lose-answer` lets the server carry it out and hangs up in place of the answer, `drop`
 * hangs up before the server sees it, `swallow` keeps it and the connection, bytes are answered in place of the server.
 */
export type Fate = 'forward' | 'lose-answer' | 'drop' | 'swallow' | Buffer;

/** What may change an account: the drivers use `extended` for nothing else. */
export function isChange(operation: Operation): boolean {
  return operation === 'modify' || operation === 'extended';
}

/**
 * Stands between a driver and a server, with the server's own certificate, so that it sees requests in the clear: it
 * counts them, and does to one what networks do.
 */
export class Intermediary {
  readonly seen: Operation[] = [];
  decide: (operation: Operation, message: Buffer) => Fate | Promise<Fate> = () => 'forward';
  private readonly open = new Set<TLSSocket>();
  private calls = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {
    server.on('connection', () => (this.calls += 1));
    server.on('secureConnection', (client) => this.accept(client));
  }

  static async before(
    target: { readonly host: string; readonly port: number },
    certificate: { readonly key: string; readonly cert: string },
  ): Promise<Intermediary> {
    const server = createServer(certificate);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Intermediary(server, target);
  }

  get url(): string {
    return `ldaps://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends of connections that are open now, on either side. */
  ends(): number {
    return this.open.size;
  }

  /** How many connections were taken, before anything was said on them. */
  accepted(): number {
    return this.calls;
  }

  count(operation: Operation): number {
    return this.seen.filter((each) => each === operation).length;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: TLSSocket): void {
    // What the server's certificate is worth is the driver's question; this is the way there.
    const server = connect({ ...this.target, rejectUnauthorized: false });
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.open.delete(socket);
        end();
      });
    }
    let answers: (answer: Buffer) => void = (answer) => client.write(answer);
    server.on('data', (answer: Buffer) => answers(answer));
    let requests = Promise.resolve();
    const take = async (message: Buffer) => {
      const operation = operationOf(message);
      this.seen.push(operation);
      const fate = await this.decide(operation, message);
      if (Buffer.isBuffer(fate)) client.write(fate);
      else if (fate === 'drop') end();
      else if (fate !== 'swallow') {
        if (fate === 'lose-answer') answers = end;
        server.write(message);
      }
    };
    completeMessages(client, (message) => {
      requests = requests.then(() => take(message)).catch(end);
    });
  }
}

function operationOf(message: Buffer): Operation {
  const tag = message[tagPlace(message)] as keyof typeof operations;
  const operation = operations[tag];
  if (operation === undefined) throw new Error(`a request with the tag ${tag}`);
  return operation;
}

/** Behind the head of the message and its number. */
function tagPlace(message: Buffer): number {
  const lengthOctets = (message[1] ?? 0) & 0x80 ? (message[1] ?? 0) & 0x7f : 0;
  const number = 2 + lengthOctets;
  return number + 2 + (message[number + 1] ?? 0);
}
