import type { ProviderBehaviour } from '@latchkey/messaging/testing';
import { OutboundClient } from '@latchkey/outbound';
import { FixedResolver, LoopbackServer } from '@latchkey/outbound/testing';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface HeardCall {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one call; undefined is an answer that never comes, `hang-up` one that is cut off. */
export type Answering = (call: HeardCall) => HttpAnswer | 'hang-up' | undefined;
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** An HTTPS server of a provider, and an outbound client whose operator has listed it: it waits 1.5 seconds at most. */
export class HttpProvider {
  readonly heard: HeardCall[] = [];
  answer: Answering = () => ({ status: 500, body: '' });
  private constructor(
    readonly name: string,
    private readonly server: LoopbackServer,
    readonly client: OutboundClient,
  ) {}

  static async start(name: string): Promise<HttpProvider> {
    const listening: { provider?: HttpProvider } = {};
    const server = await LoopbackServer.start([name], (request, response) => {
      void listening.provider?.serve(request, response);
    });
    const client = new OutboundClient({
      operatorOrigins: [`https://${name}:${server.port}`],
      authorities: [server.certificate],
      resolver: new FixedResolver({ [name]: [['127.0.0.1']] }),
      limits: { total: 2500, connect: 2000 },
    });
    return (listening.provider = new HttpProvider(name, server, client));
  }

  get origin(): string {
    return `https://${this.name}:${this.server.port}`;
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.server.stop();
  }

  goAway(): Promise<void> {
    return this.server.stop();
  }

  comeBack(): Promise<void> {
    return this.server.startAgain();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = { path: request.url ?? '', headers: request.headers, body: await text(request) };
    this.heard.push(call);
    const answer = this.answer(call);
    if (answer === 'hang-up') request.socket.destroy();
    else if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

export const json = (status: number, value: unknown): HttpAnswer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

/** What is left of a message when its answer is lost. */
export function lostAnswer(behaviour: ProviderBehaviour): HttpAnswer | 'hang-up' | undefined {
  if (behaviour === 'hang') return undefined;
  return behaviour === 'hang-up' ? 'hang-up' : { status: 200, body: '<html>Welcome to our hotel</html>' };
}
