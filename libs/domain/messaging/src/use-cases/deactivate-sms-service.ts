import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SmsServices } from '../sms-service/sms-services.ts';

/** No message goes by it any more, nor do those that still wait. Throws NotFound. */
export class DeactivateSmsService extends Command<null> {
  constructor(readonly serviceId: string) {
    super();
  }
}

@CommandHandler(DeactivateSmsService)
export class DeactivateSmsServiceHandler implements ICommandHandler<DeactivateSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly services: SmsServices,
  ) {}

  execute({ serviceId }: DeactivateSmsService): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:write');
    return this.unitOfWork.conclude(async () => {
      (await this.services.getForUpdate(serviceId)).deactivate();
      return null;
    });
  }
}
