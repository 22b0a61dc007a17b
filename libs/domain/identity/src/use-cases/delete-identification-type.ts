import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentificationTypes } from '../identification-type/identification-types.ts';
import { IdentificationUsage } from '../identification-type/identification-usage.ts';

/** Takes a type away. Throws NotFound, and StillInUse while an active process is begun by it (PR-B19). */
export class DeleteIdentificationType extends Command<null> {
  constructor(readonly typeId: string) {
    super();
  }
}

@CommandHandler(DeleteIdentificationType)
export class DeleteIdentificationTypeHandler implements ICommandHandler<DeleteIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: IdentificationTypes,
    private readonly usage: IdentificationUsage,
  ) {}

  execute({ typeId }: DeleteIdentificationType): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:write');
    return this.unitOfWork.conclude(async () => {
      const type = await this.types.getForUpdate(typeId);
      const usedBy = await this.usage.of(typeId);
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      type.markDeleted();
      await this.types.remove(type);
      return null;
    });
  }
}
