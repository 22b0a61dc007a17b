import { Secrets } from '@latchkey/kernel';
import { Brakes, type Counted } from './brakes.ts';
import { TooManyRequests } from './errors.ts';
import { BrakeLimits, freeShare, type BrakeName } from './limits.ts';

/** Who is counted under which limit. */
export type Asked = readonly (readonly [name: BrakeName, who: string])[];

/** Counts callers under the limits in force. */
export class CallerCounters {
  constructor(
    private readonly brakes: Brakes,
    private readonly limits: BrakeLimits,
    private readonly secrets: Secrets,
  ) {}

  /** Throws TooManyRequests. */
  async count(asked: Asked): Promise<void> {
    await this.move(asked, 1, true);
  }

  /** Takes back what was counted, once it turned out to be no guess. */
  async giveBack(asked: Asked): Promise<void> {
    await this.brakes.giveBack(asked.map(([name, who]) => this.keyOf(name, who)));
  }

  /** Like `count`; answers whether a proof is asked for, from half of a limit on. Throws TooManyRequests. */
  countStart(asked: Asked, isProven: boolean): Promise<Counted> {
    return this.move(asked, freeShare, isProven);
  }

  private async move(asked: Asked, share: number, isProven: boolean): Promise<Counted> {
    const counters = asked.map(([name, who]) => {
      const most = this.limits.of(name);
      return { key: this.keyOf(name, who), most, free: Math.floor(most * share) };
    });
    const counted = await this.brakes.count(counters, isProven);
    if (counted.wait > 0) throw new TooManyRequests(counted.wait);
    return counted;
  }

  private keyOf(name: BrakeName, who: string): Buffer {
    return this.secrets.keyedDigest('brake', name, who);
  }
}
