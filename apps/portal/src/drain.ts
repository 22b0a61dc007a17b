import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const LONGEST_MS = 30_000;

/** The quiet end: says that it is leaving, takes no new connection, and waits for what it has begun. */
export class Drain {
  draining = false;
  private underWay = 0;
  private whenLastEnds: (() => void) | undefined;

  watch(instance: FastifyInstance): void {
    instance.addHook('onRequest', (_request, reply, done) => {
      this.underWay += 1;
      reply.raw.once('close', () => {
        this.underWay -= 1;
        if (this.underWay === 0) this.whenLastEnds?.();
      });
      if (this.draining) reply.header('connection', 'close');
      done();
    });
  }

  /** `delay`: milliseconds for balancers to turn away. False when something was cut off after 30 seconds. */
  async run(server: Server, delay: number): Promise<boolean> {
    this.draining = true;
    await pause(delay);
    if (server.listening) server.close();
    server.closeIdleConnections();
    const limit = new AbortController();
    const tooLong = pause(LONGEST_MS, false, { signal: limit.signal }).catch(() => false);
    const complete = await Promise.race([this.whenIdle(), tooLong]);
    limit.abort();
    server.closeAllConnections();
    return complete;
  }

  private whenIdle(): Promise<boolean> {
    if (this.underWay === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.whenLastEnds = () => resolve(true);
    });
  }
}
