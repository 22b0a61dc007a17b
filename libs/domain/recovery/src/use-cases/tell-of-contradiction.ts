import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ContradictionAlarms } from '@latchkey/credentials';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { AdministratorNotices } from './tell-administrators.ts';

/**
 * An external system has said of a task what its end does not agree with: those who can look into it get a mail (S-92),
 * unless its store had one within the hour. Harmless when repeated.
 */
export class TellOfContradiction extends Command<void> {
  constructor(readonly taskId: string) {
    super();
  }
}

@CommandHandler(TellOfContradiction)
export class TellOfContradictionHandler implements ICommandHandler<TellOfContradiction> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alarms: ContradictionAlarms,
    private readonly notices: AdministratorNotices,
    private readonly clock: Clock,
  ) {}

  /** The alarm is taken with its mails or not at all: a worker that dies leaves both or neither. */
  execute({ taskId: aboutId }: TellOfContradiction): Promise<void> {
    return this.unitOfWork.run(async () => {
      const now = await this.clock.now();
      const applicationId = await this.alarms.take(aboutId, now);
      if (applicationId === undefined) return;
      await this.notices.queue({ kind: 'outcome-contradicted', aboutId, applicationId }, now);
    });
  }
}
