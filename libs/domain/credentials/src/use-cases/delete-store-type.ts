import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StoreTypes } from '../store-type/store-types.ts';
import { StoreUsage } from '../store/store-usage.ts';

/** Takes a type of stores away. Throws NotFound, and StillInUse while any store is of it (PR-B21). */
export class DeleteStoreType extends Command<null> {
  constructor(readonly typeId: string) {
    super();
  }
}

@CommandHandler(DeleteStoreType)
export class DeleteStoreTypeHandler implements ICommandHandler<DeleteStoreType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: StoreTypes,
    private readonly usage: StoreUsage,
  ) {}

  execute({ typeId }: DeleteStoreType): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    return this.unitOfWork.conclude(async () => {
      const type = await this.types.getForUpdate(typeId);
      const usedBy = await this.usage.ofType(typeId);
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      type.markDeleted();
      await this.types.remove(type);
      return null;
    });
  }
}
