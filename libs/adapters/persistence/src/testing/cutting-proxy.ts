import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and PostgreSQL, and cuts a connection at the worst moment: when COMMIT was sent. */
export class CuttingProxy {
  /** How many commits to cut. */
  cuts = 0;
  /** Lets nothing through while it is true, as a frozen server does: connections stand, and nobody answers. */
  silent = false;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async before(url: string): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, new URL(url));
    server.on('connection', (client) => proxy.join(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** The address of the database as seen through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return url.toString();
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [client, database]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.open.delete(socket));
    }
    client.on('data', (chunk) => {
      if (this.silent) return;
      database.write(chunk);
      if (this.cuts === 0 || !chunk.includes('commit\u0000')) return;
      this.cuts -= 1;
      // The statement is on its way and will be carried out; its answer never arrives.
      client.destroy();
      database.unref();
    });
    database.on('data', (chunk) => {
      if (!client.destroyed && !this.silent) client.write(chunk);
    });
    database.on('close', () => client.destroy());
    client.on('close', () => setTimeout(() => database.destroy(), 200).unref());
  }
}
