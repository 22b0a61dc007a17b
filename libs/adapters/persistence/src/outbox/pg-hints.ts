import { OutcomeSignal } from '@latchkey/credentials';
import type pg from 'pg';
import { OutboxHint } from '../unit-of-work/pg-unit-of-work.ts';
import { Announcer, channels, Listener } from './notifications.ts';

const quiet = 2;

/** Wakes the mover after commits that left events. */
export class PgOutboxHint extends OutboxHint {
  private readonly announcer: Announcer;

  constructor(pool: pg.Pool) {
    super();
    this.announcer = new Announcer(pool, channels.outbox, quiet);
  }

  moved(): void {
    this.announcer.say('');
  }
}

/** Tells waiting requests that a change has its outcome. The worker speaks, the APIs listen. */
export class PgOutcomeAnnouncement {
  private readonly announcer: Announcer;

  constructor(pool: pg.Pool) {
    this.announcer = new Announcer(pool, channels.outcome, quiet);
  }

  concluded(changeId: string): void {
    this.announcer.say(changeId);
  }
}

/** Waits for such an announcement, or for a while. */
export class PgOutcomeSignal extends OutcomeSignal {
  private readonly waiting = new Map<string, Set<() => void>>();
  private readonly listener: Listener;

  constructor(url: string) {
    super();
    this.listener = new Listener(url, channels.outcome, (changeId) => this.wake(changeId));
  }

  start(): void {
    this.listener.start();
  }

  close(): Promise<void> {
    return this.listener.close();
  }

  monotonic(): number {
    return performance.now();
  }

  wait(changeId: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.waiting.get(changeId) ?? new Set();
      this.waiting.set(changeId, waiters);
      const done = (): void => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) this.waiting.delete(changeId);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      waiters.add(done);
    });
  }

  private wake(changeId: string): void {
    for (const done of [...(this.waiting.get(changeId) ?? [])]) done();
  }
}
