import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { EnrolmentRemoval } from '../enrolment/enrolment-removal.ts';

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
    private readonly removal: EnrolmentRemoval,
  ) {}

  execute({ userId, enrolmentId }: RemoveUserEnrolment): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      await this.removal.remove(enrolmentId, userId);
      return null;
    });
  }
}
