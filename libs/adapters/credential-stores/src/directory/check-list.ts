import type { StoreCheck, StoreCheckName } from '@latchkey/credentials';

/** The steps of a test at one place, in their order, each with the time since the one before. */
export class CheckList {
  private readonly checks: StoreCheck[] = [];
  private waiting: StoreCheckName[];
  private since = performance.now();

  /** `at` is `host:port`; undefined where no server was reached. */
  constructor(
    names: readonly StoreCheckName[],
    private readonly at?: string,
  ) {
    this.waiting = [...names];
  }

  /** The step that is being taken. */
  next(): StoreCheckName | undefined {
    return this.waiting[0];
  }

  passed(name: StoreCheckName): void {
    this.add(name, 'passed', null);
  }

  failed(name: StoreCheckName, code: string): void {
    while (this.waiting.length > 0 && this.next() !== name) this.notReached();
    this.add(name, 'failed', code);
    while (this.waiting.length > 0) this.notReached();
  }

  /** This kind of store, or this server, does not have the step. */
  absent(name: StoreCheckName): void {
    this.waiting = this.waiting.filter((each) => each !== name);
  }

  /** All that was found. What nobody has come to is said to be so. */
  all(): readonly StoreCheck[] {
    while (this.waiting.length > 0) this.notReached();
    return this.checks;
  }

  private notReached(): void {
    const [name] = this.waiting;
    if (name !== undefined) this.add(name, 'not-reached', null);
  }

  /** What comes when all of it is told already comes too late. */
  private add(name: StoreCheckName, result: StoreCheck['result'], code: string | null): void {
    if (!this.waiting.includes(name)) return;
    const now = performance.now();
    const took = result === 'not-reached' ? 0 : Math.round(now - this.since);
    this.checks.push({ name, result, code, took, ...(this.at === undefined ? {} : { at: this.at }) });
    this.absent(name);
    if (result !== 'not-reached') this.since = now;
  }
}
