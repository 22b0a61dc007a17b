import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CredentialStores } from '../store/credential-stores.ts';

/** A credential manager decides whether a store may be used. Throws NotFound. */
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
    private readonly stores: CredentialStores,
  ) {}

  execute({ storeId, usable }: DecideStoreUse): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'store:decide');
    return this.unitOfWork.conclude(async () => {
      (await this.stores.getForUpdate(storeId)).allow(usable);
      return null;
    });
  }
}
