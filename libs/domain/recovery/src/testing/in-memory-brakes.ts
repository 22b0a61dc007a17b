import { later, type Clock } from '@latchkey/kernel';
import { Brakes, type Counted, type Counter } from '../brake/brakes.ts';
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

  async count(counters: readonly Counter[], isProven: boolean): Promise<Counted> {
    const now = await this.clock.now();
    for (const { key, most, free = most } of counters) {
      const { from, counted } = this.next(key.toString('hex'), isProven ? Infinity : free, now);
      const wait = Math.ceil((later(from, brakeWindow).getTime() - now.getTime()) / 1000);
      if (counted > most) return { wait, asks: false, now };
      if (!isProven && counted > free) return { wait: 0, asks: true, now };
    }
    return { wait: 0, asks: false, now };
  }

  async giveBack(keys: readonly Buffer[]): Promise<void> {
    for (const key of keys.map((each) => each.toString('hex'))) {
      const known = this.counts.get(key);
      if (known) this.counts.set(key, { ...known, counted: Math.max(0, known.counted - 1) });
    }
  }

  private next(key: string, free: number, now: Date): Count {
    const known = this.counts.get(key);
    const isOpen = known !== undefined && now < later(known.from, brakeWindow);
    const next = isOpen
      ? { from: known.from, counted: known.counted > free ? known.counted : known.counted + 1 }
      : { from: now, counted: 1 };
    this.counts.set(key, next);
    return next;
  }
}
