import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Applications } from '../application/applications.ts';

/** People can recover through this application again. Processes that ended with it are activated by somebody anew. */
export class EnableApplication extends Command<null> {
  constructor(readonly applicationId: string) {
    super();
  }
}

@CommandHandler(EnableApplication)
export class EnableApplicationHandler implements ICommandHandler<EnableApplication> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: Applications,
  ) {}

  execute({ applicationId }: EnableApplication): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'application:write');
    return this.unitOfWork.conclude(async () => {
      (await this.applications.getForUpdate(applicationId)).enable();
      return null;
    });
  }
}
