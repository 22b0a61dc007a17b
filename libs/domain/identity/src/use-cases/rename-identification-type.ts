import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentificationTypes } from '../identification-type/identification-types.ts';

/** Another name, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput, Conflict. */
export class RenameIdentificationType extends Command<null> {
  constructor(
    readonly typeId: string,
    readonly version: number,
    readonly typeName: string,
  ) {
    super();
  }
}

@CommandHandler(RenameIdentificationType)
export class RenameIdentificationTypeHandler implements ICommandHandler<RenameIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: IdentificationTypes,
  ) {}

  execute({ typeId, version, typeName }: RenameIdentificationType): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:write');
    return this.unitOfWork.conclude(async () => {
      const type = await this.types.getForUpdate(typeId);
      type.rename(typeName, version);
      await this.types.keepUnique(type);
      return null;
    });
  }
}
