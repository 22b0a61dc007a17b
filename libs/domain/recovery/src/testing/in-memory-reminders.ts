import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { DueReminders, type DueReminder } from '../reminder/due-reminders.ts';
import { ReminderWave } from '../reminder/reminder-wave.ts';
import { ReminderWaves } from '../reminder/reminder-waves.ts';

export class InMemoryReminderWaves extends ReminderWaves {
  readonly table: AggregateTable<ReminderWave>;
  /** Environments whose next wave is due. */
  private readonly due = new Set<string>();

  constructor(private readonly database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, ReminderWave, ({ id }) => id);
  }

  async demand(): Promise<void> {
    this.due.add(this.place());
  }

  async takeTurn(): Promise<boolean> {
    return this.due.delete(this.place());
  }

  private place(): string {
    const { tenantId, environment } = this.database.current().scope;
    return `${tenantId} ${environment}`;
  }

  async add(wave: ReminderWave): Promise<void> {
    this.table.add(wave);
  }

  async openForUpdate(): Promise<ReminderWave | undefined> {
    return this.table.load(({ endedAt }) => endedAt === null);
  }

  async getForUpdate(id: string): Promise<ReminderWave | undefined> {
    return this.table.load((row) => row.id === id);
  }
}

/** Who is due is told to it; whom it has given out is not due any more. */
export class InMemoryDueReminders extends DueReminders {
  readonly waiting: DueReminder[] = [];

  async claim(most: number): Promise<readonly DueReminder[]> {
    return this.waiting.splice(0, most);
  }
}
