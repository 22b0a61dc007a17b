import type { EventEmitter } from 'node:events';
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
    void http.close().then(
      () => host.exit(0),
      (error: unknown) => {
        options.log.failure('A part could not be closed.', error);
        host.exit(1);
      },
    );
  };
  for (const signal of signals) host.on(signal, end);
  const close = async (): Promise<void> => {
    for (const signal of signals) host.off(signal, end);
    await http.close();
  };
  return { ...http, url, close };
}
