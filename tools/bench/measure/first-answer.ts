import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const BETWEEN_TRIES_MS = 3;

/** Resolves when the port has answered 200 once; asked every few milliseconds, since this ends a cold start. */
export async function firstAnswer(port: number, path = '/readyz'): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(BETWEEN_TRIES_MS)) {
    if ((await statusOf(port, path)) === 200) return;
  }
  throw new Error(`Nothing answered at port ${port} within ${PATIENCE_MS / 1000} s.`);
}

async function statusOf(port: number, path: string): Promise<number> {
  const sent = get({ host: '127.0.0.1', port, path, agent: false });
  try {
    const [incoming] = (await once(sent, 'response')) as [IncomingMessage];
    incoming.resume();
    return incoming.statusCode ?? 0;
  } catch {
    return 0;
  }
}
