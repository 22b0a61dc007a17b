import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from './readiness.ts';

const longest = 30_000;

/**
 * The quiet end of a server: first it says that it is leaving, then it takes no new connection, then it waits for what
 * it has begun. Only after that may the parts behind it be closed.
 */
export class Drain {
  private readonly readiness: Readiness;
  private underWay = 0;
  private wake: () => void = () => undefined;

  constructor(instance: FastifyInstance, readiness: Readiness) {
    this.readiness = readiness;
    instance.addHook('onRequest', (_request, reply, done) => {
      this.underWay += 1;
      reply.raw.once('close', () => this.ended());
      // Whoever holds a connection open looks for another server with the next request.
      if (readiness.draining) reply.header('connection', 'close');
      done();
    });
  }

  /** True when every request was answered; false when some were cut off after 30 seconds. */
  async run(server: Server, delay: number): Promise<boolean> {
    this.readiness.drain();
    await pause(delay);
    if (server.listening) server.close();
    server.closeIdleConnections();
    const limit = new AbortController();
    const timeout = pause(longest, false, { signal: limit.signal }).catch(() => false);
    const complete = await Promise.race([this.whenIdle(), timeout]);
    limit.abort();
    server.closeAllConnections();
    return complete;
  }

  private async whenIdle(): Promise<boolean> {
    while (this.underWay > 0) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return true;
  }

  private ended(): void {
    this.underWay -= 1;
    if (this.underWay === 0) this.wake();
  }
}
