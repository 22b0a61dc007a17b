import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/**
 * The guard between us and a child process. It reads from a pipe that we hold and never write to: when we end,
 * by whatever cause (kill -9 included), the pipe closes and the guard ends the child. Its $0 is the signal to use.
 */
const GUARD = `
exec 4<&0
"$@" </dev/null 3>&- 4<&- &
child=$!
echo "$child" >&3
exec 3>&-
(
  read -r _ <&4
  kill -"$0" "$child" || exit
  for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    sleep 1
    kill -0 "$child" || exit
  done
  kill -KILL "$child"
) >/dev/null 2>&1 &
guard=$!
wait "$child"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
`;

export interface GuardedProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** What ends the child in order; also sent when the parent has died. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  /** A file descriptor for both outputs, or 'pipe' to read stderr from `output` and to drop stdout. */
  readonly output: number | 'pipe';
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
}

export interface GuardedProcess {
  readonly pid: number;
  /** Resolves with the exit code; 128 + n when signal n ended it. */
  readonly exited: Promise<number>;
  readonly output: Readable | null;
  readonly running: () => boolean;
  readonly signal: (name: NodeJS.Signals) => void;
  /** The stop signal, then SIGKILL when the child is still there after the patience. */
  readonly stop: (patienceMs?: number) => Promise<number>;
}

/** Starts a child in a process group of its own, so that Ctrl-C reaches us alone and we stop in order. */
export async function startGuarded(options: GuardedProcessOptions): Promise<GuardedProcess> {
  const plain = options.output === 'pipe' ? 'ignore' : options.output;
  const stdio: StdioOptions = ['pipe', plain, options.output, 'pipe'];
  const shell = spawn(
    '/bin/sh',
    ['-c', GUARD, options.stopSignal.slice(3), options.command, ...options.args],
    { env: options.env, cwd: options.cwd, detached: true, stdio, ...options.account },
  );
  let exitCode: number | undefined;
  const exited = new Promise<number>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('exit', (code) => resolve((exitCode = code ?? 1)));
  });
  exited.catch(() => undefined);

  const pid = await Promise.race([childPid(shell.stdio[3] as Readable), exited.then(() => 0)]);
  const signal = (name: NodeJS.Signals): void => {
    if (exitCode !== undefined || pid === 0) return;
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  return {
    pid,
    exited,
    output: options.output === 'pipe' ? shell.stderr : null,
    running: () => exitCode === undefined,
    signal,
    stop: (patienceMs = 30_000) => {
      signal(options.stopSignal);
      const impatience = setTimeout(() => signal('SIGKILL'), patienceMs);
      return exited.finally(() => clearTimeout(impatience));
    },
  };
}

async function childPid(report: Readable): Promise<number> {
  const [line] = (await once(report, 'data')) as [Buffer];
  return Number.parseInt(line.toString('ascii'), 10);
}
