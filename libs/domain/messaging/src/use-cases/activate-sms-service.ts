import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Conflict, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SmsServiceDrafts } from '../sms-service/sms-service-draft.ts';
import { SmsServices } from '../sms-service/sms-services.ts';

/** From now on messages go by it. Throws NotFound, InvalidInput with the secrets that are missing, and Conflict. */
export class ActivateSmsService extends Command<null> {
  constructor(readonly serviceId: string) {
    super();
  }
}

@CommandHandler(ActivateSmsService)
export class ActivateSmsServiceHandler implements ICommandHandler<ActivateSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly services: SmsServices,
    private readonly drafts: SmsServiceDrafts,
  ) {}

  execute({ serviceId }: ActivateSmsService): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:write');
    return this.unitOfWork.conclude(async () => {
      const service = await this.services.getForUpdate(serviceId);
      this.drafts.requireSecrets(service);
      const active = await this.services.active();
      if (active && active.id !== service.id)
        throw new Conflict(`The SMS service "${active.name}" is active. Deactivate it first.`);
      service.activate();
      return null;
    });
  }
}
