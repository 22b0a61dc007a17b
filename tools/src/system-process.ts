import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startGuarded, type GuardedProcess } from './guarded-process.ts';
import { workspacePath } from './workspace.ts';

export interface ProcessPlan {
  readonly name: string;
  /** The script that Node runs. */
  readonly script: string;
  readonly env: Record<string, string>;
  readonly logFile: string;
  /** Answers 200 once the process is ready to work. */
  readonly readyUrl: string;
}

const READY_WITHIN_MS = 60_000;

/** One process of the product: started, watched, measured and ended. */
export class SystemProcess {
  readonly plan: ProcessPlan;
  readonly #onUnexpectedEnd: (name: string, code: number) => void;
  #process: GuardedProcess | undefined;
  #ending = false;

  constructor(plan: ProcessPlan, onUnexpectedEnd: (name: string, code: number) => void) {
    this.plan = plan;
    this.#onUnexpectedEnd = onUnexpectedEnd;
  }

  async start(): Promise<void> {
    mkdirSync(dirname(this.plan.logFile), { recursive: true });
    const log = openSync(this.plan.logFile, 'a', 0o600);
    this.#ending = false;
    const started = await startGuarded({
      command: process.execPath,
      args: [this.plan.script],
      env: this.plan.env,
      cwd: workspacePath('.'),
      stopSignal: 'SIGTERM',
      output: log,
    });
    closeSync(log);
    this.#process = started;
    void started.exited.then((code) => {
      if (!this.#ending) this.#onUnexpectedEnd(this.plan.name, code);
    });
  }

  async untilReady(): Promise<void> {
    for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await delay(50)) {
      if (!this.#process?.running())
        throw new Error(`${this.plan.name} ended before it was ready. ${await this.lastWords()}`);
      if (await answersOk(this.plan.readyUrl)) return;
    }
    throw new Error(
      `${this.plan.name} was not ready after ${READY_WITHIN_MS / 1000} s. ${await this.lastWords()}`,
    );
  }

  async stop(): Promise<void> {
    this.#ending = true;
    await this.#process?.stop();
  }

  /** A signal in passing (SIGSTOP, SIGCONT), or an end that was asked for (SIGKILL, SIGTERM). */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const ends = !['SIGSTOP', 'SIGCONT', 'SIGUSR1', 'SIGUSR2', 'SIGHUP'].includes(signal);
    if (ends) this.#ending = true;
    this.#process?.signal(signal);
    if (ends) await this.#process?.exited;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get running(): boolean {
    return this.#process?.running() ?? false;
  }

  /** Resident memory in bytes. */
  async rss(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }

  async lastWords(): Promise<string> {
    const log = await readFile(this.plan.logFile, 'utf8').catch(() => '');
    const tail = log.trim().split('\n').slice(-15).join('\n');
    return tail === ''
      ? `It wrote nothing to ${this.plan.logFile}.`
      : `The end of ${this.plan.logFile}:\n${tail}`;
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
