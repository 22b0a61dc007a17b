import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext } from '@latchkey/kernel';
import type { StoreMode } from '../store/credential-store.ts';
import { StoreKinds, type StoreKind } from '../store/store-kinds.ts';

/** Which kinds of stores there are, in the live environment without the mocks. */
export class FindStoreKinds extends Query<readonly StoreKind[]> {
  constructor(
    /** Those of one mode; undefined: all. */
    readonly mode?: StoreMode,
  ) {
    super();
  }
}

@QueryHandler(FindStoreKinds)
export class FindStoreKindsHandler implements IQueryHandler<FindStoreKinds> {
  constructor(
    private readonly permissions: Permissions,
    private readonly kinds: StoreKinds,
  ) {}

  async execute({ mode }: FindStoreKinds): Promise<readonly StoreKind[]> {
    const { actor, environment } = TenantContext.current();
    this.permissions.require(actor, 'store:read');
    const here = this.kinds.all().filter(({ testOnly }) => !testOnly || environment === 'test');
    return mode ? here.filter((kind) => kind.mode === mode) : here;
  }
}
