import { Query } from '@nestjs/cqrs';
import type { ReminderWaveState } from '../reminder/reminder-wave.ts';

export interface LastReminderWave {
  readonly id: string;
  readonly state: ReminderWaveState;
  readonly demanded: boolean;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly reminded: number;
}

export interface ReminderReport {
  /** Null before the first. */
  readonly wave: LastReminderWave | null;
  /** How many would be reminded at this moment. */
  readonly due: number;
  /** When the next wave begins by itself; null before the first look at everybody. */
  readonly nextAt: Date | null;
}

/** How far reminding people has come: by the last wave, or by one that is named. Throws NotFound. */
export class FindReminders extends Query<ReminderReport> {
  constructor(readonly waveId: string | null) {
    super();
  }
}
