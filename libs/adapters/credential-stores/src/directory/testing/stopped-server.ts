import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A daemon and the processes of its group, stopped as they are and woken again. */
export class StoppedServer {
  constructor(
    private readonly pid: number,
    private readonly leadsGroup: boolean,
  ) {}

  /** Comes back when every thread has stopped: a signal is sent sooner than it is obeyed. */
  async stop(): Promise<void> {
    this.signal('SIGSTOP');
    for (let tries = 0; tries < 500; tries += 1) {
      if (this.threads().every((state) => state === 'T')) return;
      await sleep(10);
    }
    this.wake();
    throw new Error('the server does not stop');
  }

  wake(): void {
    this.signal('SIGCONT');
  }

  private signal(name: NodeJS.Signals): void {
    process.kill(this.leadsGroup ? -this.pid : this.pid, name);
  }

  /** The state of each thread, a letter, as the kernel tells it (proc(5)). */
  private threads(): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && this.isOurs(name))
      .flatMap((name) =>
        namesIn(`/proc/${name}/task`).map((task) => fieldsOf(`/proc/${name}/task/${task}`)[0]),
      )
      .filter((state) => state !== undefined);
  }

  private isOurs(name: string): boolean {
    if (Number(name) === this.pid) return true;
    return this.leadsGroup && Number(fieldsOf(`/proc/${name}`)[2]) === this.pid;
  }
}

/** What follows the name of a process: its state, its parent, its group. Nothing when it is gone. */
function fieldsOf(place: string): string[] {
  try {
    const text = readFileSync(`${place}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
