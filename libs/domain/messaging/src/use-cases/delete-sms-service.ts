import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SmsServices } from '../sms-service/sms-services.ts';

/** It is gone, its secrets with it. Throws NotFound, and Conflict while it is active. */
export class DeleteSmsService extends Command<null> {
  constructor(readonly serviceId: string) {
    super();
  }
}

@CommandHandler(DeleteSmsService)
export class DeleteSmsServiceHandler implements ICommandHandler<DeleteSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly services: SmsServices,
  ) {}

  execute({ serviceId }: DeleteSmsService): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:write');
    return this.unitOfWork.conclude(async () => {
      const service = await this.services.getForUpdate(serviceId);
      service.retire();
      await this.services.remove(service);
      return null;
    });
  }
}
