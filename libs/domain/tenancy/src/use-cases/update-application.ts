import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { ApplicationSettings } from '../application/application.ts';
import { Applications } from '../application/applications.ts';
import { ApplicationPlacement } from './create-application.ts';

/** Replaces the settings of an application, if `version` is still the newest. Throws StaleVersion, InvalidInput. */
export class UpdateApplication extends Command<null> {
  constructor(
    readonly applicationId: string,
    readonly version: number,
    readonly settings: ApplicationSettings,
  ) {
    super();
  }
}

@CommandHandler(UpdateApplication)
export class UpdateApplicationHandler implements ICommandHandler<UpdateApplication> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: Applications,
    private readonly placement: ApplicationPlacement,
  ) {}

  execute({ applicationId, version, settings }: UpdateApplication): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'application:write');
    return this.unitOfWork.conclude(async () => {
      const application = await this.applications.getForUpdate(applicationId);
      if (application.version !== version) throw new StaleVersion();
      await this.placement.change(application, settings);
      return null;
    });
  }
}
