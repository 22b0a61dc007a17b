import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the product and PostgreSQL and counts what one program asks of it. */
export class CountingProxy {
  /** One entry a round trip: what was sent before its end, as the names of statements or the first words of a query. */
  readonly trips: string[] = [];
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
    private readonly program: string,
  ) {}

  /** `program`: the application_name whose round trips count. */
  static async before(url: string, program: string): Promise<CountingProxy> {
    const server = createServer();
    const proxy = new CountingProxy(server, new URL(url), program);
    server.on('connection', (client) => proxy.join(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return url.toString();
  }

  /** What one piece of work asked, when nothing else runs. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    const before = this.trips.length;
    await work();
    return this.trips.slice(before);
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    const reader = new FrontendReader(this.program, (trip) => this.trips.push(trip));
    for (const socket of [client, database]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.open.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (chunk) => {
      database.write(chunk);
      reader.read(chunk);
    });
    database.pipe(client);
  }
}

/** Reads the frontend's side of protocol 3.0: a start-up packet, then messages of a letter and a length. */
class FrontendReader {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;
  private counts = false;
  private parts: string[] = [];
  private unnamed = '';

  constructor(
    private readonly program: string,
    private readonly ended: (trip: string) => void,
  ) {}

  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = this.started ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const length = this.rest.readInt32BE(head) + head;
      if (this.rest.length < length) return;
      const message = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      if (this.started) this.message(String.fromCharCode(message[0] ?? 0), message.subarray(5));
      else this.startUp(message);
    }
  }

  /** A statement without a name is known by its own words. */
  private parsed([name = '', text = '']: string[]): void {
    if (name === '') this.unnamed = text.replaceAll(/\s+/g, ' ').slice(0, 120);
  }

  private startUp(message: Buffer): void {
    this.started = true;
    this.counts = message.includes(`application_name\u0000${this.program}\u0000`);
  }

  private message(kind: string, content: Buffer): void {
    if (!this.counts) return;
    if (kind === 'Q') this.ended(content.toString('utf8').split(/[\s;\u0000]/)[0] ?? '');
    else if (kind === 'P') this.parsed(content.toString('utf8').split('\u0000'));
    else if (kind === 'B') this.parts.push(content.toString('latin1').split('\u0000')[1] || this.unnamed);
    else if (kind === 'S') this.ended(this.parts.splice(0).join('+'));
  }
}
