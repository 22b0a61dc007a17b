import { DomainEvent } from '@latchkey/kernel';

abstract class ReminderWaveEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string | number> {
    return { waveId: this.subject };
  }
}

/** Somebody of the staff wants people to be reminded now, and not when it is their time. */
export class RemindersDemanded extends ReminderWaveEvent {
  readonly name = 'recovery.reminder-wave.demanded';
}

export class RemindersStarted extends ReminderWaveEvent {
  readonly name = 'recovery.reminder-wave.started';
}

/** The next people are to be reminded: a job behind those of other tenants. */
export class ReminderBatchWanted extends ReminderWaveEvent {
  readonly name = 'recovery.reminder-wave.batch-wanted';
}

export class RemindersEnded extends ReminderWaveEvent {
  readonly name = 'recovery.reminder-wave.ended';
  constructor(
    waveId: string,
    readonly reminded: number,
  ) {
    super(waveId);
  }
  override facts(): Record<string, string | number> {
    return { ...super.facts(), reminded: this.reminded };
  }
}
