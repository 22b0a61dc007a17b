import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ReminderWave } from '../reminder/reminder-wave.ts';
import { ReminderWaves } from '../reminder/reminder-waves.ts';

/** It is time for a wave of reminders in this environment, or one that was begun has lost its job. Only the worker runs this. */
export class BeginReminders extends Command<void> {}

@CommandHandler(BeginReminders)
export class BeginRemindersHandler implements ICommandHandler<BeginReminders> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waves: ReminderWaves,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.waves.takeTurn())) return;
      const now = await this.clock.now();
      ((await this.waves.openForUpdate()) ?? (await this.next(now))).proceed(now);
    });
  }

  private async next(now: Date): Promise<ReminderWave> {
    const { tenantId, environment } = TenantContext.current();
    const wave = ReminderWave.scheduled({ tenantId, environment, id: this.secrets.id(), now });
    await this.waves.add(wave);
    return wave;
  }
}
