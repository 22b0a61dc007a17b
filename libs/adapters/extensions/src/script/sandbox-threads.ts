import { Worker } from 'node:worker_threads';
import type { SandboxJob, SandboxResult } from './sandbox-job.ts';

export interface SandboxSettings {
  /** Runs at a time. */
  readonly threads: number;
  /** Runs that may wait for one. */
  readonly waiting: number;
  /**
   * Milliseconds on the wall after which a thread is killed, whatever it says. Far beyond its processor time, so that a
   * busy machine kills no good script.
   */
  readonly killAfter: number;
  /** Milliseconds that a thread has to begin its life. */
  readonly startWithin: number;
}

export const sandboxSettings: SandboxSettings = {
  threads: 2,
  waiting: 64,
  killAfter: 2_000,
  startWithin: 10_000,
};

interface Waiting {
  readonly job: SandboxJob;
  readonly tell: (result: SandboxResult) => void;
}

/** The compiler renames imports, but no addresses. */
const file = new URL(
  import.meta.url.endsWith('.ts') ? './sandbox-thread.ts' : './sandbox-thread.js',
  import.meta.url,
);

/**
 * Threads that run one job at a time. The interrupt inside ends almost every script; some built-in functions of the
 * engine never ask it, and for those the thread is killed from outside, which no code in it can prevent.
 */
export class SandboxThreads {
  private readonly queue: Waiting[] = [];
  private readonly idle: Worker[] = [];
  private readonly alive = new Set<Worker>();
  private closed = false;
  killed = 0;

  constructor(private readonly settings: SandboxSettings = sandboxSettings) {}

  run(job: SandboxJob): Promise<SandboxResult> {
    const busy = this.alive.size - this.idle.length;
    if (this.closed || (busy >= this.settings.threads && this.queue.length >= this.settings.waiting))
      return Promise.resolve({ kind: 'failed', reason: 'too-busy' });
    return new Promise((tell) => {
      this.queue.push({ job, tell });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { tell } of this.queue.splice(0)) tell({ kind: 'failed', reason: 'too-busy' });
    await Promise.all([...this.alive].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const worker = this.idle.pop();
    if (worker) this.begin(worker);
    else if (this.alive.size < this.settings.threads) this.start();
  }

  private start(): void {
    const worker = new Worker(file, {
      // Nothing of ours: no variables, no arguments, no inherited streams.
      ...{ env: {}, argv: [], execArgv: [], stdin: false, stdout: true, stderr: true },
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    this.alive.add(worker);
    worker.unref();
    const late = setTimeout(() => void worker.terminate(), this.settings.startWithin);
    worker.once('message', () => {
      clearTimeout(late);
      this.begin(worker);
    });
    worker.once('error', () => undefined);
    worker.once('exit', () => {
      clearTimeout(late);
      this.alive.delete(worker);
      this.fail(worker);
    });
  }

  /** A thread that could not even start takes whoever waited longest with it, so that nobody waits for ever. */
  private fail(worker: Worker): void {
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
    else if (this.alive.size === 0 && !this.begun.has(worker))
      this.queue.shift()?.tell({ kind: 'failed', reason: 'failed' });
    if (!this.closed) this.next();
  }

  private readonly begun = new WeakSet<Worker>();

  private begin(worker: Worker): void {
    this.begun.add(worker);
    const waiting = this.queue.shift();
    if (!waiting) {
      this.idle.push(worker);
      return;
    }
    const told = (result: SandboxResult): void => {
      clearTimeout(timer);
      worker.removeAllListeners('message');
      worker.off('exit', died);
      waiting.tell(result);
    };
    const died = (): void => told({ kind: 'failed', reason: 'failed' });
    const timer = setTimeout(() => {
      this.killed += 1;
      told({ kind: 'failed', reason: 'too-slow' });
      void worker.terminate();
    }, this.settings.killAfter);
    worker.once('exit', died);
    worker.once('message', (result: SandboxResult) => {
      told(result);
      this.begin(worker);
    });
    worker.postMessage(waiting.job);
  }
}
