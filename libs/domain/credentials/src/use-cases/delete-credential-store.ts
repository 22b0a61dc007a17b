import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CredentialStores } from '../store/credential-stores.ts';
import { StoreUsage } from '../store/store-usage.ts';

/** Takes a store away. Throws NotFound, and StillInUse while a process or a person needs it (PR-B18). */
export class DeleteCredentialStore extends Command<null> {
  constructor(readonly storeId: string) {
    super();
  }
}

@CommandHandler(DeleteCredentialStore)
export class DeleteCredentialStoreHandler implements ICommandHandler<DeleteCredentialStore> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: CredentialStores,
    private readonly usage: StoreUsage,
  ) {}

  execute({ storeId }: DeleteCredentialStore): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    return this.unitOfWork.conclude(async () => {
      const store = await this.stores.getForUpdate(storeId);
      const usedBy = await this.usage.of(storeId);
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      store.markDeleted();
      await this.stores.remove(store);
      return null;
    });
  }
}
