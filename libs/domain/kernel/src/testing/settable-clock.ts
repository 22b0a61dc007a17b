import { Clock } from '../clock.ts';

/** A clock that stands still until somebody moves it. */
export class SettableClock extends Clock {
  constructor(private time = new Date('2026-03-01T12:00:00.000Z')) {
    super();
  }

  get moment(): Date {
    return new Date(this.time);
  }

  now(): Promise<Date> {
    return Promise.resolve(this.moment);
  }

  set(time: Date): void {
    this.time = new Date(time);
  }

  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}
