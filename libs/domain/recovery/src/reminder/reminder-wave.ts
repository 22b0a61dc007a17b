import { Aggregate, later, minutes, type Environment } from '@latchkey/kernel';
import { ReminderBatchWanted, RemindersDemanded, RemindersEnded, RemindersStarted } from './events.ts';

/** People who are reminded in one transaction. */
export const reminderBatch = 100;
/** A wave that has not gone on for so long has lost its job, and is given another one. */
export const stalledAfter = minutes(30);

export type ReminderWaveState = 'waiting' | 'running' | 'ended';

interface NewWave {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly now: Date;
}

/** All who could not recover are reminded, batch by batch. Of one environment there is one at a time. */
export class ReminderWave extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  /** By somebody of the staff; otherwise it was time. */
  demanded!: boolean;
  createdAt!: Date;
  startedAt!: Date | null;
  /** When it went on last. */
  progressedAt!: Date | null;
  endedAt!: Date | null;
  reminded!: number;

  /** Waits until everybody has been looked at. */
  static demand(wave: NewWave): ReminderWave {
    const demanded = ReminderWave.make(wave, true);
    demanded.record(new RemindersDemanded(demanded.id));
    return demanded;
  }

  static scheduled(wave: NewWave): ReminderWave {
    return ReminderWave.make(wave, false);
  }

  private static make({ now, ...wave }: NewWave, demanded: boolean): ReminderWave {
    const rest = { startedAt: null, progressedAt: null, endedAt: null, reminded: 0 };
    return Object.assign(new ReminderWave(), wave, { demanded, createdAt: now, ...rest });
  }

  get state(): ReminderWaveState {
    if (this.endedAt) return 'ended';
    return this.startedAt ? 'running' : 'waiting';
  }

  /** Begins, or goes on after its job was lost. Nothing happens while it is under way. */
  proceed(now: Date): void {
    if (this.endedAt || (this.progressedAt && now < later(this.progressedAt, stalledAfter))) return;
    if (!this.startedAt) this.record(new RemindersStarted(this.id));
    this.startedAt ??= now;
    this.progressedAt = now;
    this.record(new ReminderBatchWanted(this.id));
  }

  /** So many were reminded; `more` when there may be further ones. */
  advance(reminded: number, more: boolean, now: Date): void {
    this.reminded += reminded;
    this.progressedAt = now;
    if (more) return this.record(new ReminderBatchWanted(this.id));
    this.endedAt = now;
    this.record(new RemindersEnded(this.id, this.reminded));
  }
}
