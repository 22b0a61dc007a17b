import { databaseFault } from '@latchkey/persistence';

const library = /[/\\]node_modules[/\\]graphile-worker[/\\]/;

/**
 * Whether a promise that nobody listened to is the job queue's own: graphile-worker leaves some when it cannot write a
 * job's end, return what it had fetched, or shut down (seen with 0.18.0), and not all of them say that the database was
 * away. Nothing of ours depends on them: beginning the run anew is enough.
 */
export function isLostQueue(reason: unknown): boolean {
  return databaseFault(reason) === 'gone' || library.test(firstPlace(reason));
}

/** Where an error was made; what passed it on does not count. */
function firstPlace(reason: unknown): string {
  const stack = reason instanceof Error ? (reason.stack ?? '') : '';
  return stack.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
}
