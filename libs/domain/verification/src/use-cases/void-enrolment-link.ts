import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';

/**
 * Somebody of the staff takes a link back: it opens nothing any more, and what it has opened is closed. What was
 * enrolled by it stays. Doing it twice is fine. Throws NotFound, also for a link that a newer one has replaced.
 */
export class VoidEnrolmentLink extends Command<null> {
  constructor(
    readonly userId: string,
    readonly linkId: string,
  ) {
    super();
  }
}

@CommandHandler(VoidEnrolmentLink)
export class VoidEnrolmentLinkHandler implements ICommandHandler<VoidEnrolmentLink> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly links: EnrolmentLinks,
    private readonly clock: Clock,
  ) {}

  execute({ userId, linkId }: VoidEnrolmentLink): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const link = await this.links.ofUserForUpdate(userId);
      if (link?.id !== linkId) throw new NotFound();
      link.void(await this.clock.now());
      return null;
    });
  }
}
