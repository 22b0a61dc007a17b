import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentificationTypes } from '../identification-type/identification-types.ts';

/** Nobody says who they are by it any more; processes that are begun by it deactivate themselves. Throws NotFound. */
export class DeactivateIdentificationType extends Command<null> {
  constructor(readonly typeId: string) {
    super();
  }
}

@CommandHandler(DeactivateIdentificationType)
export class DeactivateIdentificationTypeHandler implements ICommandHandler<DeactivateIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: IdentificationTypes,
  ) {}

  execute({ typeId }: DeactivateIdentificationType): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:write');
    return this.unitOfWork.conclude(async () => {
      (await this.types.getForUpdate(typeId)).deactivate();
      return null;
    });
  }
}
