import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what systems give to outgoing connections (from 32768 on, RFC 6056 leaves it to them): between the look and its
 * use none of those can take a port. Above what services are known by, and what browsers refuse.
 */
const range = { from: 11_000, until: 32_000 };
const given = new Set<number>();

/** A loopback port that was free a moment ago, told to nobody else in this process and hardly to another one. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.from, range.until);
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
}

export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const free = await new Promise<boolean>((resolve) => {
    server.once('listening', () => resolve(true));
    server.once('error', () => resolve(false));
  });
  if (free) {
    server.close();
    await once(server, 'close');
  }
  return free;
}
