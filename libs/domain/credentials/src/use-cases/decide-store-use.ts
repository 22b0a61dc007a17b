import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StoreKeeping } from './create-credential-store.ts';

/** A credential manager decides whether a store may be used. Throws NotFound, and InvalidInput where it lacks a secret. */
export class DecideStoreUse extends Command<null> {
  constructor(
    readonly storeId: string,
    readonly usable: boolean,
  ) {
    super();
  }
}

@CommandHandler(DecideStoreUse)
export class DecideStoreUseHandler implements ICommandHandler<DecideStoreUse> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: StoreKeeping,
  ) {}

  execute({ storeId, usable }: DecideStoreUse): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'store:decide');
    return this.unitOfWork.conclude(async () => {
      const { stores, types, drafts } = this.keeping;
      const store = await stores.getForUpdate(storeId);
      if (usable) drafts.requireSecrets(store, await types.getForUpdate(store.typeId));
      store.allow(usable);
      return null;
    });
  }
}
