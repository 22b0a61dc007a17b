import { write, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Waiting text of more than this many characters is dropped: a blocked reader never blocks a request. */
const longestQueue = 4 * 1024 * 1024;
const tryAgainAfter = 20;

/**
 * Lines to a file descriptor, in order and off the event loop. When nobody takes them they are counted and dropped;
 * when the reader is gone they are dropped for good. Neither ever holds up a request, or the end of the process.
 */
export class LineOutput {
  private readonly descriptor: number;
  private waiting: string[] = [];
  private waitingLength = 0;
  private rest: Buffer | undefined;
  private writing = false;
  private gone = false;
  private lost = 0;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
    process.once('exit', () => this.last());
  }

  get dropped(): number {
    return this.lost;
  }

  write(line: string): void {
    if (this.gone || this.waitingLength + line.length > longestQueue) {
      this.lost += 1;
      return;
    }
    this.waiting.push(line);
    this.waitingLength += line.length;
    if (!this.writing) this.next();
  }

  /** Resolves once everything is written, or after so many milliseconds. */
  async flush(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    while (this.writing && performance.now() < end) await pause(5);
  }

  private next(): void {
    const bytes = this.take();
    this.writing = bytes !== undefined && !this.gone;
    if (bytes === undefined || this.gone) return;
    write(this.descriptor, bytes, 0, bytes.length, null, (error, count) => {
      if (error === null) return this.written(bytes, count);
      if (error.code === 'EAGAIN' || error.code === 'EBUSY') {
        this.rest = bytes;
        setTimeout(() => this.next(), tryAgainAfter).unref();
        return;
      }
      this.leave();
    });
  }

  private written(bytes: Buffer, count: number): void {
    if (count < bytes.length) this.rest = bytes.subarray(count);
    this.next();
  }

  private take(): Buffer | undefined {
    const { rest } = this;
    if (rest) {
      this.rest = undefined;
      return rest;
    }
    if (this.waiting.length === 0) return undefined;
    const text = this.waiting.join('');
    this.waiting = [];
    this.waitingLength = 0;
    return Buffer.from(text);
  }

  private leave(): void {
    this.lost += this.waiting.length;
    this.waiting = [];
    this.waitingLength = 0;
    this.gone = true;
    this.writing = false;
  }

  /** At the end of the process: what waits behind a write that hangs is given up. */
  private last(): void {
    if (this.writing || this.gone) return;
    for (let bytes = this.take(); bytes !== undefined; bytes = this.take()) {
      try {
        const count = writeSync(this.descriptor, bytes);
        if (count < bytes.length) this.rest = bytes.subarray(count);
      } catch {
        return;
      }
    }
  }
}
