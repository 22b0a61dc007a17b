import type { EventEmitter } from 'node:events';
import type { Log } from './logging/log.ts';
import { createHttpApp, type HttpApp, type HttpAppOptions } from './http-app.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

export interface RunningHttpApp extends HttpApp {
  readonly url: string;
}

/** The process around the application; a test passes its own. */
export interface HostProcess extends Pick<EventEmitter, 'on' | 'off'> {
  exit(code: number): void;
}

/** Starts, listens, and ends quietly on SIGTERM or Ctrl-C. */
export async function startHttpApp(
  options: HttpAppOptions,
  host: HostProcess = process,
): Promise<RunningHttpApp> {
  const started = performance.now();
  const http = await createHttpApp(options);
  const url = await http.listen();
  options.log.info('Listening.', {
    host: options.config.host,
    port: Number(new URL(url).port),
    duration_ms: Math.round(performance.now() - started),
  });
  const end = (signal: unknown): void => {
    options.log.info('Leaving: what is under way is finished first.', { signal: String(signal) });
    void leave(http, options.log).then((code) => host.exit(code));
  };
  for (const signal of signals) host.on(signal, end);
  const close = async (): Promise<void> => {
    for (const signal of signals) host.off(signal, end);
    await http.close();
  };
  return { ...http, url, close };
}

/** Closes everything and answers the exit code. */
async function leave(http: HttpApp, log: Log): Promise<number> {
  let code = 0;
  try {
    await http.close();
  } catch (error) {
    log.failure('A part could not be closed.', error);
    code = 1;
  }
  await log.flush();
  return code;
}
