import { later, type Clock } from '@latchkey/kernel';
import { Brakes, type Counter } from '../brake/brakes.ts';
import { brakeWindow } from '../brake/limits.ts';

interface Count {
  readonly from: Date;
  readonly counted: number;
}

/** Counters of the platform: they are outside any transaction and any tenant. */
export class InMemoryBrakes extends Brakes {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly clock: Clock) {
    super();
  }

  async count(counters: readonly Counter[]): Promise<number> {
    const now = await this.clock.now();
    for (const { key, most } of counters) {
      const { from, counted } = this.next(key.toString('hex'), now);
      if (counted > most) return Math.ceil((later(from, brakeWindow).getTime() - now.getTime()) / 1000);
    }
    return 0;
  }

  private next(key: string, now: Date): Count {
    const known = this.counts.get(key);
    const isOpen = known !== undefined && now < later(known.from, brakeWindow);
    const next = isOpen ? { from: known.from, counted: known.counted + 1 } : { from: now, counted: 1 };
    this.counts.set(key, next);
    return next;
  }
}
