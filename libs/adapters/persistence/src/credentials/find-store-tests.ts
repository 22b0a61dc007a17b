import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindStoreTest, FindStoreTests, type StoreTestView } from '@latchkey/credentials';
import { Reads, type Listing } from '../read-models/reads.ts';

const tests: Listing = {
  select: `t.id, t.store_id as "storeId", t.state, t.checks, t.asked_at as "askedAt", t.ended_at as "endedAt"`,
  from: 'tenant.store_test t',
  table: 'tenant.store_test',
  orderBy: 'asked_at',
  descending: true,
};

const stores: Listing = {
  select: 't.id',
  from: 'tenant.credential_store t',
  table: 'tenant.credential_store',
};

@QueryHandler(FindStoreTests)
export class FindStoreTestsHandler implements IQueryHandler<FindStoreTests> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ storeId, page }: FindStoreTests): Promise<Page<StoreTestView>> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    await this.reads.one(stores, storeId);
    return this.reads.page({ ...tests, filters: [['t.store_id = ?::uuid', storeId]] }, page);
  }
}

@QueryHandler(FindStoreTest)
export class FindStoreTestHandler implements IQueryHandler<FindStoreTest> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ testId }: FindStoreTest): Promise<StoreTestView> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    return this.reads.one(tests, testId);
  }
}
