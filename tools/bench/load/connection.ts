import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parseAnswer, type Answer } from './answer-parser.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * One kept-alive HTTP/1.1 connection with one request at a time. Node's own client would take as much of the two cores
 * as what is measured.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #standing: string;
  #received: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<Answer> | undefined;

  private constructor(socket: Socket, host: string, standing: Headers) {
    this.#socket = socket;
    this.#host = host;
    this.#standing = linesOf(standing);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The connection was closed.')));
  }

  static async open(port: number, standing: Headers = {}): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket, `127.0.0.1:${port}`, standing);
  }

  post(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    const content = JSON.stringify(body);
    const length = Buffer.byteLength(content);
    this.#waiting = Promise.withResolvers<Answer>();
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n` +
        `${this.#standing}${linesOf(headers)}\r\n${content}`,
    );
    return this.#waiting.promise;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const answer = parseAnswer(this.#received);
    if (!answer) return;
    this.#received = Buffer.alloc(0);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

function linesOf(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
