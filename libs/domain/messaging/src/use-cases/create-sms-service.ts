import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork, type SecretChanges } from '@latchkey/kernel';
import { SmsSecretBox } from '../sms-service/sms-secret-box.ts';
import { SmsService, type SmsProvider, type SmsServiceContent } from '../sms-service/sms-service.ts';
import { SmsServiceDrafts, type SmsServiceDraft } from '../sms-service/sms-service-draft.ts';
import { SmsServices } from '../sms-service/sms-services.ts';

/** A new way out for SMS, inactive. Answers its id. Throws InvalidInput, Conflict. */
export class CreateSmsService extends Command<string> {
  constructor(
    readonly provider: SmsProvider,
    readonly draft: SmsServiceDraft,
  ) {
    super();
  }
}

/** Makes the service. Called inside a transaction. */
export class SmsServiceEntry {
  constructor(
    private readonly services: SmsServices,
    private readonly box: SmsSecretBox,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async write(provider: SmsProvider, content: SmsServiceContent, secrets: SecretChanges): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), createdAt: await this.clock.now() };
    const service = SmsService.create({ ...place, ...content, provider });
    await this.box.change(service, secrets);
    await this.services.add(service);
    return service.id;
  }
}

@CommandHandler(CreateSmsService)
export class CreateSmsServiceHandler implements ICommandHandler<CreateSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: SmsServiceDrafts,
    private readonly entry: SmsServiceEntry,
  ) {}

  async execute({ provider, draft }: CreateSmsService): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:write');
    const content = this.drafts.read(provider, draft);
    await this.entry.ready();
    return this.unitOfWork.conclude(() => this.entry.write(provider, content, draft.secrets));
  }
}
