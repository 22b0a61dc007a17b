import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { StoreDraft } from '../store/store-draft.ts';
import { StoreKeeping } from './create-credential-store.ts';

/**
 * Replaces what a store is told, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput, and
 * Conflict for a name that is taken and for another server while the store is in use.
 */
export class UpdateCredentialStore extends Command<null> {
  constructor(
    readonly storeId: string,
    readonly version: number,
    readonly draft: StoreDraft,
  ) {
    super();
  }
}

@CommandHandler(UpdateCredentialStore)
export class UpdateCredentialStoreHandler implements ICommandHandler<UpdateCredentialStore> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: StoreKeeping,
  ) {}

  async execute(command: UpdateCredentialStore): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    await this.keeping.box.ready();
    return this.unitOfWork.conclude(() => this.write(command));
  }

  private async write({ storeId, version, draft }: UpdateCredentialStore): Promise<null> {
    const { stores, types, drafts, box } = this.keeping;
    const store = await stores.getForUpdate(storeId);
    if (store.version !== version) throw new StaleVersion();
    await stores.reserveName(store, draft.name);
    const type = await types.getForUpdate(store.typeId);
    store.change(drafts.read(type, draft), Object.keys(draft.secrets));
    await box.change(store, draft.secrets);
    if (store.status === 'active') drafts.requireSecrets(store, type);
    return null;
  }
}
