import { fileURLToPath } from 'node:url';
import { freePort } from '../src/free-port.ts';
import { SystemProcess } from '../src/system-process.ts';
import { firstAnswer } from './measure/first-answer.ts';

export interface ServerPlan {
  readonly name: string;
  /** Below the benchmark's folder. */
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** A server of the benchmark's own, started and ended as the product's processes are. */
export class ServerProcess {
  readonly port: number;
  readonly #process: SystemProcess;

  private constructor(port: number, started: SystemProcess) {
    this.port = port;
    this.#process = started;
  }

  static async plan(plan: ServerPlan): Promise<ServerProcess> {
    const port = await freePort();
    const env = { PATH: process.env['PATH'] ?? '', ...plan.env, BENCH_PORT: String(port) };
    const script = fileURLToPath(new URL(plan.script, import.meta.url));
    const readyUrl = `http://127.0.0.1:${port}/readyz`;
    const complain = (name: string, code: number): void =>
      console.error(`${name} ended by itself (code ${code}).`);
    return new ServerProcess(
      port,
      new SystemProcess({ name: plan.name, script, env, logFile: plan.logFile, readyUrl }, complain),
    );
  }

  /** Answers the milliseconds from the spawn to the first answer. */
  async start(): Promise<number> {
    const began = performance.now();
    await this.#process.start();
    await firstAnswer(this.port).catch(async (error: Error) => {
      throw new Error(`${error.message} ${await this.#process.lastWords()}`);
    });
    return performance.now() - began;
  }

  get pid(): number {
    return this.#process.pid;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
