import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Enrolments } from '../enrolment/enrolments.ts';

/** Somebody of the staff takes a lost method away from a user, who then enrols anew. Throws NotFound. */
export class RemoveUserEnrolment extends Command<null> {
  constructor(
    readonly userId: string,
    readonly enrolmentId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveUserEnrolment)
export class RemoveUserEnrolmentHandler implements ICommandHandler<RemoveUserEnrolment> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  execute({ userId, enrolmentId }: RemoveUserEnrolment): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const enrolment = await this.enrolments.getForUpdate(enrolmentId, userId);
      if (!enrolment) throw new NotFound();
      enrolment.remove(await this.clock.now());
      return null;
    });
  }
}
