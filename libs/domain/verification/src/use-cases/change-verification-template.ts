import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { refuseBuiltIn } from '../template/built-in-templates.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';

/**
 * Another name, other defaults, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput, and
 * Conflict for one of the house or a name that is taken.
 */
export class ChangeVerificationTemplate extends Command<null> {
  constructor(
    readonly templateId: string,
    readonly version: number,
    readonly template: { readonly name: string; readonly parameters: object },
  ) {
    super();
  }
}

@CommandHandler(ChangeVerificationTemplate)
export class ChangeVerificationTemplateHandler implements ICommandHandler<ChangeVerificationTemplate> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: VerificationTemplates,
  ) {}

  async execute({ templateId, version, template }: ChangeVerificationTemplate): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    refuseBuiltIn(templateId);
    return this.unitOfWork.conclude(async () => {
      const found = await this.templates.getForUpdate(templateId);
      found.change(template.name, template.parameters, version);
      await this.templates.keepUnique(found);
      return null;
    });
  }
}
