import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { StoreSettings } from '../store/store-descriptions.ts';
import { StoreKinds } from '../store/store-kinds.ts';
import { StoreType } from '../store-type/store-type.ts';
import { StoreTypes } from '../store-type/store-types.ts';

export interface StoreTypeDraft {
  readonly driver: string;
  readonly name: string;
  /** What all stores of it share. */
  readonly settings: object;
  readonly acceptsPassword: boolean;
}

/** A type of a kind that the house ships. Answers its id. Throws InvalidInput, Conflict. */
export class CreateStoreType extends Command<string> {
  constructor(readonly draft: StoreTypeDraft) {
    super();
  }
}

/** Types out of kinds, in the environment of the caller. */
export class StoreTypeMaking {
  constructor(
    private readonly kinds: StoreKinds,
    private readonly secrets: Secrets,
  ) {}

  /** Under another name, and bound to something else where that is given. Throws InvalidInput. */
  copy(type: StoreType, name: string, settings: StoreSettings | undefined): StoreType {
    if (settings) this.kinds.requireShared(type.driver, settings, type);
    return type.copy(this.secrets.id(), name, settings);
  }

  /** Throws InvalidInput. */
  make({ driver, name, settings, acceptsPassword }: StoreTypeDraft): StoreType {
    const { tenantId, environment } = TenantContext.current();
    const kind = this.kinds.find(driver);
    if (!kind) throw new InvalidInput([unknownDriver(this.kinds.all().map((known) => known.driver))]);
    if (kind.testOnly && environment === 'live') throw new InvalidInput([onlyInTest]);
    this.kinds.requireShared(driver, settings, { acceptsPassword });
    const place = { tenantId, environment, id: this.secrets.id() };
    return StoreType.create(kind, { ...place, name, settings: { ...settings } }, acceptsPassword);
  }
}

@CommandHandler(CreateStoreType)
export class CreateStoreTypeHandler implements ICommandHandler<CreateStoreType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly types: StoreTypes,
    private readonly making: StoreTypeMaking,
  ) {}

  execute({ draft }: CreateStoreType): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    const type = this.making.make(draft);
    return this.unitOfWork.conclude(async () => {
      await this.types.add(type);
      return type.id;
    });
  }
}

const unknownDriver = (known: readonly string[]) => ({
  pointer: '/driver',
  code: 'unknown',
  detail: `There is no such kind of store. There are: ${known.join(', ')}.`,
});

const onlyInTest = {
  pointer: '/driver',
  code: 'test-only',
  detail: 'A mock store holds no passwords. Make it in the test environment.',
};
