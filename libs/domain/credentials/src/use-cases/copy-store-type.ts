import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { StoreSettings } from '../store/store-descriptions.ts';
import { StoreTypeMaking } from './create-store-type.ts';
import { StoreTypes } from '../store-type/store-types.ts';

/**
 * A type under another name, to be bound to something of the tenant's own. Answers its id. Throws NotFound, InvalidInput,
 * Conflict.
 */
export class CopyStoreType extends Command<string> {
  constructor(
    readonly typeId: string,
    readonly name: string,
    /** What all stores of the copy share; undefined: what those of the first one do. */
    readonly settings?: StoreSettings,
  ) {
    super();
  }
}

@CommandHandler(CopyStoreType)
export class CopyStoreTypeHandler implements ICommandHandler<CopyStoreType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: StoreTypes,
    private readonly making: StoreTypeMaking,
  ) {}

  execute({ typeId, name, settings }: CopyStoreType): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    return this.unitOfWork.conclude(async () => {
      const copy = this.making.copy(await this.types.getForUpdate(typeId), name, settings);
      await this.types.add(copy);
      return copy.id;
    });
  }
}
