import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Applications } from '../application/applications.ts';

/** Nothing can be recovered through this application any more. */
export class DisableApplication extends Command<null> {
  constructor(readonly applicationId: string) {
    super();
  }
}

@CommandHandler(DisableApplication)
export class DisableApplicationHandler implements ICommandHandler<DisableApplication> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: Applications,
  ) {}

  execute({ applicationId }: DisableApplication): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'application:write');
    return this.unitOfWork.conclude(async () => {
      (await this.applications.getForUpdate(applicationId)).disable();
      return null;
    });
  }
}
