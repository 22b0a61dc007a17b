import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';

/**
 * A user was disabled, has another address, or has recovered: a link that is out, or a session that it has opened, may be
 * in hands that the user is meant to be safe from. Only the worker runs this; harmless when repeated.
 */
export class DropEnrolmentLink extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(DropEnrolmentLink)
export class DropEnrolmentLinkHandler implements ICommandHandler<DropEnrolmentLink> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: EnrolmentLinks,
    private readonly clock: Clock,
  ) {}

  execute({ userId }: DropEnrolmentLink): Promise<void> {
    return this.unitOfWork.run(async () => {
      (await this.links.ofUserForUpdate(userId))?.void(await this.clock.now());
    });
  }
}
