import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext } from '@latchkey/kernel';
import { StoreKinds, type StoreKind } from '../store/store-kinds.ts';

/** Which kinds of stores there are, in the live environment without the mocks. */
export class FindStoreKinds extends Query<readonly StoreKind[]> {}

@QueryHandler(FindStoreKinds)
export class FindStoreKindsHandler implements IQueryHandler<FindStoreKinds> {
  constructor(
    private readonly permissions: Permissions,
    private readonly kinds: StoreKinds,
  ) {}

  execute(): Promise<readonly StoreKind[]> {
    const { actor, environment } = TenantContext.current();
    this.permissions.require(actor, 'store:read');
    return Promise.resolve(this.kinds.all().filter(({ testOnly }) => !testOnly || environment === 'test'));
  }
}
