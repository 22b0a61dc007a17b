import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

interface Told {
  readonly mails: number;
  readonly secrets?: readonly (readonly [string, string])[];
}

const PATIENCE_MS = 60_000;

/** The place where every contestant's mail ends, and from which the next step gets its tokens. */
export class MailSink {
  readonly #child: ChildProcess;
  readonly #secrets = new Map<string, string>();
  readonly smtpPort: number;
  readonly hookPort: number;

  private constructor(child: ChildProcess, smtpPort: number, hookPort: number) {
    this.#child = child;
    this.smtpPort = smtpPort;
    this.hookPort = hookPort;
  }

  static async start(): Promise<MailSink> {
    const child = fork(fileURLToPath(new URL('./mail-sink-process.ts', import.meta.url)));
    const [ports] = (await once(child, 'message')) as [{ smtpPort: number; hookPort: number }];
    return new MailSink(child, ports.smtpPort, ports.hookPort);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async mails(): Promise<number> {
    return (await this.#ask('mails')).mails;
  }

  /** The newest secret for each address, in order. Waits for those that are still on their way, then spends them. */
  async secretsOf(addresses: readonly string[]): Promise<string[]> {
    for (const end = performance.now() + PATIENCE_MS; ; await pause(50)) {
      for (const [address, secret] of (await this.#ask('secrets')).secrets ?? []) {
        this.#secrets.set(address, secret);
      }
      const missing = addresses.filter((address) => !this.#secrets.has(address)).length;
      if (missing === 0) break;
      if (performance.now() > end) throw new Error(`${missing} of ${addresses.length} mails did not come.`);
    }
    return addresses.map((address) => {
      const secret = this.#secrets.get(address) ?? '';
      this.#secrets.delete(address);
      return secret;
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  async #ask(wanted: 'mails' | 'secrets'): Promise<Told> {
    const told = once(this.#child, 'message');
    this.#child.send({ wanted });
    return (await told)[0] as Told;
  }
}
