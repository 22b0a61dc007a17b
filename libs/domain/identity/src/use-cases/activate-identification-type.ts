import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentificationTypes } from '../identification-type/identification-types.ts';

/** Processes can be begun by it again. Throws NotFound. */
export class ActivateIdentificationType extends Command<null> {
  constructor(readonly typeId: string) {
    super();
  }
}

@CommandHandler(ActivateIdentificationType)
export class ActivateIdentificationTypeHandler implements ICommandHandler<ActivateIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: IdentificationTypes,
  ) {}

  execute({ typeId }: ActivateIdentificationType): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:write');
    return this.unitOfWork.conclude(async () => {
      (await this.types.getForUpdate(typeId)).activate();
      return null;
    });
  }
}
