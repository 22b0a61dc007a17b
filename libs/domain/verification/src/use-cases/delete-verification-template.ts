import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { refuseBuiltIn } from '../template/built-in-templates.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';
import { VerificationUsage } from '../verification/verification-usage.ts';

/**
 * Takes a template away. Throws NotFound, Conflict for one of the house, and StillInUse while any verification was made
 * from it, active or not (PR-B22).
 */
export class DeleteVerificationTemplate extends Command<null> {
  constructor(readonly templateId: string) {
    super();
  }
}

@CommandHandler(DeleteVerificationTemplate)
export class DeleteVerificationTemplateHandler implements ICommandHandler<DeleteVerificationTemplate> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: VerificationTemplates,
    private readonly usage: VerificationUsage,
  ) {}

  async execute({ templateId }: DeleteVerificationTemplate): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    refuseBuiltIn(templateId);
    return this.unitOfWork.conclude(async () => {
      const template = await this.templates.getForUpdate(templateId);
      const usedBy = await this.usage.ofTemplate(templateId);
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      template.markDeleted();
      await this.templates.remove(template);
      return null;
    });
  }
}
