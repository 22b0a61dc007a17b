/** So many at a time for each name, a few more wait, the rest is turned away: one slow host takes nobody's place. */
export class Turns {
  private readonly lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  constructor(
    private readonly parallel: number,
    private readonly longestQueue: number,
  ) {}

  /** Answers undefined when too many wait already. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    const lane = this.lanes.get(name) ?? { running: 0, waiting: [] };
    this.lanes.set(name, lane);
    if (lane.running < this.parallel) lane.running += 1;
    else if (lane.waiting.length >= this.longestQueue) return undefined;
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(name);
    }
  }
}
