import { setTimeout as pause } from 'node:timers/promises';
import { CallPauses } from '@latchkey/credentials';

/** A fifth more or less, so that those who were turned away together do not come back together. */
export class TimedPauses extends CallPauses {
  async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds * (0.8 + Math.random() * 0.4));
  }
}
