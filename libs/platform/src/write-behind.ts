import { Unavailable } from '@latchkey/kernel';

export interface WriteBehindOptions<T> {
  /** How many may wait. What comes beyond is dropped. */
  readonly capacity: number;
  /** How many are taken at once. */
  readonly batch: number;
  /** Milliseconds until what arrived is written, and between two tries. */
  readonly pause: number;
  /** Only those of one group are written together. */
  readonly groupOf: (item: T) => string;
  readonly write: (group: readonly T[]) => Promise<void>;
  /** Of a group that cannot be written at all. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Writes later, beside the work that something is told of: adding neither waits nor fails. A process that is killed
 * loses what waits here.
 */
export class WriteBehind<T> {
  private waiting: T[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private lost = 0;

  constructor(private readonly options: WriteBehindOptions<T>) {}

  /** How many were lost: there was no room for them, or they could not be written. */
  get dropped(): number {
    return this.lost;
  }

  add(item: T): void {
    if (this.waiting.length >= this.options.capacity) {
      this.lost += 1;
      return;
    }
    this.waiting.push(item);
    this.plan();
  }

  /** Writes what waits, once. What cannot be written now is lost. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    const rounds = Math.ceil(this.waiting.length / this.options.batch);
    for (let round = 0; round < rounds; round += 1) await this.writeSome();
    clearTimeout(this.timer);
    this.lost += this.waiting.length;
    this.waiting = [];
  }

  private plan(): void {
    if (this.timer !== undefined || this.writing !== undefined || this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.writing = this.writeSome().finally(() => {
        this.writing = undefined;
        this.plan();
      });
    }, this.options.pause);
    this.timer.unref();
  }

  private async writeSome(): Promise<void> {
    const { batch, groupOf } = this.options;
    const groups = Map.groupBy(this.waiting.splice(0, batch), groupOf);
    for (const group of groups.values()) await this.writeGroup(group);
  }

  private async writeGroup(group: readonly T[]): Promise<void> {
    try {
      await this.options.write(group);
    } catch (error) {
      const room = error instanceof Unavailable ? this.options.capacity - this.waiting.length : 0;
      this.waiting.push(...group.slice(0, room));
      this.lost += Math.max(0, group.length - room);
      if (room === 0) this.options.onFailure(error);
    }
  }
}
