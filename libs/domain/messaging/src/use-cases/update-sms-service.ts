import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SmsSecretBox } from '../sms-service/sms-secret-box.ts';
import { SmsServiceDrafts, type SmsServiceDraft } from '../sms-service/sms-service-draft.ts';
import { SmsServices } from '../sms-service/sms-services.ts';

/** Replaces what a service is, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput, Conflict. */
export class UpdateSmsService extends Command<null> {
  constructor(
    readonly serviceId: string,
    readonly version: number,
    readonly draft: SmsServiceDraft,
  ) {
    super();
  }
}

/** Changes a stored service. Called inside a transaction. */
export class SmsServiceRevision {
  constructor(
    private readonly services: SmsServices,
    private readonly box: SmsSecretBox,
    private readonly drafts: SmsServiceDrafts,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async write({ serviceId, version, draft }: UpdateSmsService): Promise<null> {
    const service = await this.services.getForUpdate(serviceId);
    if (service.version !== version) throw new StaleVersion();
    await this.services.reserveName(service, draft.name);
    service.change(this.drafts.read(service.provider, draft));
    await this.box.change(service, draft.secrets);
    if (service.status === 'active') this.drafts.requireSecrets(service);
    return null;
  }
}

@CommandHandler(UpdateSmsService)
export class UpdateSmsServiceHandler implements ICommandHandler<UpdateSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly revision: SmsServiceRevision,
  ) {}

  async execute(command: UpdateSmsService): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:write');
    await this.revision.ready();
    return this.unitOfWork.conclude(() => this.revision.write(command));
  }
}
