import { createSocket } from 'node:dgram';

/** Hands a mail over by one datagram: the cheapest hand-over there is, the same for each contestant that uses it. */
export class MailHook {
  readonly #socket = createSocket('udp4');
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  send(address: string, secret: string): void {
    this.#socket.send(JSON.stringify({ address, secret }), this.#port, '127.0.0.1');
  }
}
