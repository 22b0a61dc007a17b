import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { DueReminders } from '../reminder/due-reminders.ts';
import { ReminderMail } from '../reminder/reminder-mail.ts';
import { reminderBatch } from '../reminder/reminder-wave.ts';
import { ReminderWaves } from '../reminder/reminder-waves.ts';

/**
 * The next people of a wave are reminded. Claim, mails and what the wave remembers are one transaction: a worker that
 * dies leaves all or nothing, so nobody is reminded twice. Only the worker runs this; harmless when repeated.
 */
export class RemindPeople extends Command<void> {
  constructor(readonly waveId: string) {
    super();
  }
}

@CommandHandler(RemindPeople)
export class RemindPeopleHandler implements ICommandHandler<RemindPeople> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waves: ReminderWaves,
    private readonly due: DueReminders,
    private readonly mail: ReminderMail,
  ) {}

  execute({ waveId }: RemindPeople): Promise<void> {
    return this.unitOfWork.run(async () => {
      const wave = await this.waves.getForUpdate(waveId);
      if (wave?.state !== 'running') return;
      const claimed = await this.due.claim(reminderBatch);
      const now = await this.mail.queue(claimed);
      wave.advance(claimed.length, claimed.length === reminderBatch, now);
    });
  }
}
