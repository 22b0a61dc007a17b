import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';

export interface TakenSms {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

/** A gateway for SMS on the loopback address: it takes JSON, keeps it and answers with an id of its own. */
export class SmsGateway {
  readonly taken: TakenSms[] = [];
  /** Takes the next one and hangs up, so that nobody knows whether it went. */
  hangUp = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmsGateway> {
    const gateway: { one?: SmsGateway } = {};
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        gateway.one?.taken.push(JSON.parse(body) as TakenSms);
        if (gateway.one?.hangUp) return void request.socket.destroy();
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ messageId: `g-${gateway.one?.taken.length}` }));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return (gateway.one = new SmsGateway(server));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As a tenant describes it, with what was left out. */
  get settings(): object {
    return {
      ...{ url: `${this.origin}/send`, headers: {}, authentication: { kind: 'none' }, numbers: 'plus' },
      body: { kind: 'json', template: { id: '{{id}}', to: '{{to}}', text: '{{text}}' } },
      answers: { accepted: { statuses: [200] }, messageId: '/messageId', later: [], refused: [] },
      dropsRepeats: false,
    };
  }

  /** The messages to this number, once there are so many. */
  async await(to: string, count = 1): Promise<readonly TakenSms[]> {
    for (let look = 0; look < 200; look += 1) {
      const found = this.taken.filter((sms) => sms.to === to);
      if (found.length >= count) return found;
      await pause(50);
    }
    throw new Error(`no message ${count} to ${to}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
