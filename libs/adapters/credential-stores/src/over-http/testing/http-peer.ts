import { OutboundClient, type OutboundSettings } from '@latchkey/outbound';
import { FixedResolver, LoopbackServer } from '@latchkey/outbound/testing';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface HeardCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface PeerAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** What goes wrong with a call that changes something. `refuse` is done by stopping the server. */
export type PeerFault =
  | 'none'
  | 'hang-before'
  | 'hang-after'
  | 'drop-before'
  | 'drop-after'
  | 'wrong-result'
  | 'garbage'
  | 'slow-drip';

/** What a store does with a call; its own accounts are its business. */
export interface PeerProtocol {
  serve(call: HeardCall): PeerAnswer | Promise<PeerAnswer>;
  changes(call: HeardCall): boolean;
  /** A success of this protocol that is no answer to this call. */
  wrongResult(call: HeardCall): PeerAnswer;
}

/** Answers a call that changes something in place of the store: by an answer, or by hand. */
export type Impostor = (call: HeardCall, response: ServerResponse) => PeerAnswer | undefined;

export const quickLimits = { connect: 1_000, total: 400 };

/** A store over HTTPS on the loopback address, with switches for what can go wrong on the way to it. */
export class HttpPeer {
  readonly heard: HeardCall[] = [];
  fault: PeerFault = 'none';
  impostor: Impostor | undefined;
  /** Whether the impostor answers questions as well. */
  impostorAnswersAll = false;
  private readonly clients: OutboundClient[] = [];

  private constructor(
    readonly name: string,
    private readonly server: LoopbackServer,
    private readonly protocol: PeerProtocol,
  ) {}

  static async start(name: string, protocol: PeerProtocol): Promise<HttpPeer> {
    const listening: { peer?: HttpPeer } = {};
    const server = await LoopbackServer.start([name], (request, response) => {
      listening.peer?.serve(request, response).catch(() => response.destroy());
    });
    return (listening.peer = new HttpPeer(name, server, protocol));
  }

  get origin(): string {
    return `https://${this.name}:${this.server.port}`;
  }

  get connections(): number {
    return this.server.connections;
  }

  /** A client whose operator has listed this server. */
  client(settings: OutboundSettings = {}): OutboundClient {
    const client = new OutboundClient({
      operatorOrigins: [this.origin],
      authorities: [this.server.certificate],
      resolver: new FixedResolver({ [this.name]: [['127.0.0.1']] }),
      ...settings,
    });
    this.clients.push(client);
    return client;
  }

  /** The same for a client whose operator has listed nothing: the port is open, the address is one of the inside. */
  strictClient(): OutboundClient {
    return this.client({ operatorOrigins: [], ports: [443, this.server.port] });
  }

  goAway(): Promise<void> {
    return this.server.stop();
  }

  comeBack(): Promise<void> {
    return this.server.startAgain();
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.server.stop();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, headers, body: await text(request) };
    this.heard.push(call);
    const changes = this.protocol.changes(call);
    if (!changes && !this.impostorAnswersAll) return give(response, await this.protocol.serve(call));
    if (this.impostor) {
      const answer = this.impostor(call, response);
      return answer && give(response, answer);
    }
    return this.fail(call, response);
  }

  private async fail(call: HeardCall, response: ServerResponse): Promise<void> {
    const { protocol } = this;
    switch (this.fault) {
      case 'none':
        return give(response, await protocol.serve(call));
      case 'hang-before':
        return undefined;
      case 'hang-after':
        await protocol.serve(call);
        return undefined;
      case 'drop-before':
        return void response.destroy();
      case 'drop-after':
        await protocol.serve(call);
        return void response.destroy();
      case 'wrong-result':
        return give(response, protocol.wrongResult(call));
      case 'garbage':
        return give(response, {
          ...protocol.wrongResult(call),
          body: Buffer.from('\u0000\xff{<garbage', 'latin1'),
        });
      case 'slow-drip':
        return drip(response, await protocol.serve(call));
    }
  }
}

function give(response: ServerResponse, { status, headers, body }: PeerAnswer): void {
  response.writeHead(status, { ...headers }).end(body);
}

/** The true answer, an octet at a time, longer than anybody waits. */
function drip(response: ServerResponse, { status, headers, body }: PeerAnswer): void {
  const octets = Buffer.from(body);
  let at = 0;
  response.writeHead(status, { ...headers, 'content-length': String(Math.max(octets.length, 1)) });
  response.flushHeaders();
  const timer = setInterval(() => {
    response.write(octets.subarray(at, (at += 1)));
    if (at >= octets.length) clearInterval(timer);
  }, 50);
  response.on('close', () => clearInterval(timer));
}
