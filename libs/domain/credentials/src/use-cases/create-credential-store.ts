import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CredentialStore } from '../store/credential-store.ts';
import { CredentialStores } from '../store/credential-stores.ts';

/** A new store. It is inactive until a credential manager decides that it may be used (PR-R03). Answers its id. */
export class CreateCredentialStore extends Command<string> {
  constructor(
    readonly name: string,
    readonly typeId: string,
    readonly multiFactorSignIn: boolean,
    readonly holdsMailboxes: boolean,
  ) {
    super();
  }
}

/** Makes the store. Called inside a transaction. */
export class StoreEntry {
  constructor(
    private readonly stores: CredentialStores,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(command: CreateCredentialStore): Promise<string> {
    const { name, typeId, multiFactorSignIn, holdsMailboxes } = command;
    const { tenantId, environment } = TenantContext.current();
    if (!(await this.stores.typeExists(typeId))) throw new InvalidInput([unknownType]);
    const place = { tenantId, environment, id: this.secrets.id() };
    const declared = { name, typeId, multiFactorSignIn, holdsMailboxes };
    const createdAt = await this.clock.now();
    const store = CredentialStore.create({ ...place, ...declared, createdAt });
    store.allow(false);
    await this.stores.add(store);
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

  execute(command: CreateCredentialStore): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
