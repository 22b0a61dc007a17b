import { Logger } from 'graphile-worker';

/** The queue's own messages about its migrations are of no use to anybody who starts the product. */
export function quiet(): Logger {
  return new Logger(() => () => undefined);
}
