import type { ReminderWave } from './reminder-wave.ts';

/** The waves of the environment, and when the next one is due. */
export abstract class ReminderWaves {
  /** The next sweep begins one, once everybody has been looked at. Who demands at once waits for the other. */
  abstract demand(): Promise<void>;
  /** Whether one is due; then the next one is due a day later. One statement: of a hundred sweeps one is told. */
  abstract takeTurn(): Promise<boolean>;
  abstract add(wave: ReminderWave): Promise<void>;
  /** That has not ended, locked until the transaction ends. */
  abstract openForUpdate(): Promise<ReminderWave | undefined>;
  /** Locked until the transaction ends: batches of one environment follow each other. */
  abstract getForUpdate(id: string): Promise<ReminderWave | undefined>;
}
