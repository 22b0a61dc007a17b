import type { Log } from '../logging/log.ts';

/** Something that a part cannot work without. */
export interface HealthCheck {
  /** Names the dependency, e.g. `database`. */
  readonly name: string;
  /** Rejects while the dependency cannot be used. */
  check(): Promise<void>;
}

export type CheckState = 'ok' | 'failed' | 'timeout';

export interface ReadinessReport {
  readonly status: 'ready' | 'not-ready' | 'draining';
  readonly checks: Readonly<Record<string, CheckState>>;
}

/** Whether this process should be given work. */
export class Readiness {
  private readonly checks: readonly HealthCheck[];
  private readonly log: Log;
  private readonly deadline: number;
  private readonly keptFor: number;
  private readonly last = new Map<string, CheckState>();
  private latest: { readonly at: number; readonly report: Promise<ReadinessReport> } | undefined;
  private leaving = false;

  /**
   * Milliseconds: `deadline` for each check; and, because anybody may ask, `keptFor` is how long an answer serves all
   * who ask.
   */
  constructor(checks: readonly HealthCheck[], log: Log, { deadline = 2000, keptFor = 500 } = {}) {
    this.checks = checks;
    this.log = log;
    this.deadline = deadline;
    this.keptFor = keptFor;
  }

  /** From now on the answer is no: the process is about to end. */
  drain(): void {
    this.leaving = true;
  }

  get draining(): boolean {
    return this.leaving;
  }

  async report(): Promise<ReadinessReport> {
    if (this.leaving) return { status: 'draining', checks: Object.fromEntries(this.last) };
    const now = performance.now();
    if (!this.latest || now - this.latest.at > this.keptFor) this.latest = { at: now, report: this.ask() };
    return this.latest.report;
  }

  private async ask(): Promise<ReadinessReport> {
    const states = await Promise.all(
      this.checks.map(async (check) => [check.name, await this.judge(check)] as const),
    );
    const status = states.every(([, state]) => state === 'ok') ? 'ready' : 'not-ready';
    return { status, checks: Object.fromEntries(states) };
  }

  private async judge(check: HealthCheck): Promise<CheckState> {
    const state = await this.stateOf(check);
    const before = this.last.get(check.name) ?? 'ok';
    if (state !== before) {
      this.log.warn('A dependency changed its state.', { check: check.name, check_state: state });
    }
    this.last.set(check.name, state);
    return state;
  }

  private async stateOf(check: HealthCheck): Promise<CheckState> {
    const late = Promise.withResolvers<CheckState>();
    const timer = setTimeout(() => late.resolve('timeout'), this.deadline);
    try {
      const asked = check.check().then(
        (): CheckState => 'ok',
        (): CheckState => 'failed',
      );
      return await Promise.race([asked, late.promise]);
    } catch {
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
}
