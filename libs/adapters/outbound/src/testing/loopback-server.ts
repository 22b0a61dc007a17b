import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { selfSignedCertificate } from './self-signed-certificate.ts';

/** A real HTTPS server on the loopback address, with a certificate for the given names. */
export class LoopbackServer {
  connections = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
    readonly certificate: string,
  ) {}

  static async start(names: readonly string[], answer: RequestListener): Promise<LoopbackServer> {
    const { key, cert } = selfSignedCertificate(names);
    const server = createServer({ key, cert }, answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const started = new LoopbackServer(server, (server.address() as AddressInfo).port, cert);
    server.on('connection', (socket: Socket) => {
      started.connections += 1;
      started.sockets.add(socket);
      socket.on('close', () => started.sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    return started;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Listens again, at the same port, after it was stopped. */
  async startAgain(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }
}
