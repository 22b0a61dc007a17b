import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CredentialStore } from '../store/credential-store.ts';
import { CredentialStores } from '../store/credential-stores.ts';
import { StoreDrafts, type StoreDraft } from '../store/store-draft.ts';
import { StoreSecretBox } from '../store/store-secret-box.ts';
import { StoreTypes } from '../store-type/store-types.ts';

/**
 * A new store. It is inactive until a credential manager decides that it may be used (PR-R03). Answers its id. Throws
 * InvalidInput, Conflict.
 */
export class CreateCredentialStore extends Command<string> {
  constructor(
    readonly typeId: string,
    readonly draft: StoreDraft,
  ) {
    super();
  }
}

/** Where stores are written, with their secrets. */
export class StoreKeeping {
  constructor(
    readonly stores: CredentialStores,
    readonly types: StoreTypes,
    readonly drafts: StoreDrafts,
    readonly box: StoreSecretBox,
  ) {}
}

/** Makes the store. Called inside a transaction. */
export class StoreEntry {
  constructor(
    private readonly keeping: StoreKeeping,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.keeping.box.ready();
  }

  async write({ typeId, draft }: CreateCredentialStore): Promise<string> {
    const { stores, types, drafts, box } = this.keeping;
    const type = await types.find(typeId);
    if (!type) throw new InvalidInput([unknownType]);
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), createdAt: await this.clock.now() };
    const store = CredentialStore.create({ ...place, typeId, ...drafts.read(type, draft) });
    store.allow(false);
    await box.change(store, draft.secrets);
    await stores.add(store);
    return store.id;
  }
}

const unknownType = {
  pointer: '/typeId',
  code: 'unknown',
  detail: 'There is no such type of credential store in this environment.',
};

@CommandHandler(CreateCredentialStore)
export class CreateCredentialStoreHandler implements ICommandHandler<CreateCredentialStore> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: StoreEntry,
  ) {}

  async execute(command: CreateCredentialStore): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    await this.entry.ready();
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
