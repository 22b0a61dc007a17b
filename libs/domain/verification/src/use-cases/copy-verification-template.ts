import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { builtInTemplate } from '../template/built-in-templates.ts';
import { VerificationTemplate } from '../template/verification-template.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';

/** A template under another name, to be given defaults of the tenant's own. Answers its id. Throws NotFound, Conflict. */
export class CopyVerificationTemplate extends Command<string> {
  constructor(
    readonly templateId: string,
    readonly name: string,
  ) {
    super();
  }
}

@CommandHandler(CopyVerificationTemplate)
export class CopyVerificationTemplateHandler implements ICommandHandler<CopyVerificationTemplate> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: VerificationTemplates,
    private readonly secrets: Secrets,
  ) {}

  execute({ templateId, name }: CopyVerificationTemplate): Promise<string> {
    const { actor, tenantId, environment } = TenantContext.current();
    this.permissions.require(actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const source = builtInTemplate(templateId) ?? (await this.templates.getForUpdate(templateId));
      const place = { tenantId, environment, id: this.secrets.id() };
      const copy = VerificationTemplate.copy(source, { ...place, name });
      await this.templates.add(copy);
      return copy.id;
    });
  }
}
