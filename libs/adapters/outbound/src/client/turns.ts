export type NoTurn = 'too-many-calls' | 'too-slow';

/** So many at a time for each name, a few more wait, the rest is turned away: one slow host takes nobody's place. */
export class Turns {
  private readonly lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  constructor(
    private readonly parallel: number,
    private readonly longestQueue: number,
  ) {}

  /** Answers why there was no turn when too many wait already, or when it did not come within so many milliseconds. */
  async take<T>(name: string, milliseconds: number, work: () => Promise<T>): Promise<T | NoTurn> {
    const lane = this.lanes.get(name) ?? { running: 0, waiting: [] };
    this.lanes.set(name, lane);
    if (lane.running < this.parallel) lane.running += 1;
    else if (lane.waiting.length >= this.longestQueue) return 'too-many-calls';
    else if (!(await calledIn(lane.waiting, milliseconds))) return 'too-slow';
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if ((lane.running -= 1) === 0) this.lanes.delete(name);
    }
  }
}

/** Waits to be called, and leaves the queue when that takes too long. */
function calledIn(waiting: (() => void)[], milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const called = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(called), 1);
      resolve(false);
    }, milliseconds);
    waiting.push(called);
  });
}
