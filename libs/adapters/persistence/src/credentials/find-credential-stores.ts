import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindCredentialStore,
  FindCredentialStores,
  FindCredentialStoreType,
  FindCredentialStoreTypes,
  type CredentialStoreType,
  type CredentialStoreView,
} from '@latchkey/credentials';
import { Reads, type Listing } from '../read-models/reads.ts';

const stores: Listing = {
  select: `t.id, t.name, t.type_id as "typeId", kind.mode, t.multi_factor_sign_in as "multiFactorSignIn",
    t.holds_mailboxes as "holdsMailboxes", t.status, t.settings, t.secret_names as "secretNames",
    t.created_at as "createdAt", t.version, reach.reached, reach.since as "reachedSince"`,
  from: `tenant.credential_store t join tenant.credential_store_type kind
    on kind.tenant_id = t.tenant_id and kind.environment = t.environment and kind.id = t.type_id
    left join tenant.store_reach reach
      on reach.tenant_id = t.tenant_id and reach.environment = t.environment and reach.store_id = t.id`,
  table: 'tenant.credential_store',
};

const storeTypes: Listing = {
  select: `t.id, t.name, t.driver, t.mode, t.can_unlock as "canUnlock", t.can_read_lock_state as "canReadLockState",
    t.accepts_password as "acceptsPassword",
    t.can_change as "canChange", t.settings`,
  from: 'tenant.credential_store_type t',
  table: 'tenant.credential_store_type',
};

@QueryHandler(FindCredentialStores)
export class FindCredentialStoresHandler implements IQueryHandler<FindCredentialStores> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindCredentialStores): Promise<Page<CredentialStoreView>> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    return this.reads.page(stores, page);
  }
}

@QueryHandler(FindCredentialStore)
export class FindCredentialStoreHandler implements IQueryHandler<FindCredentialStore> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ storeId }: FindCredentialStore): Promise<CredentialStoreView> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    return this.reads.one(stores, storeId);
  }
}

@QueryHandler(FindCredentialStoreTypes)
export class FindCredentialStoreTypesHandler implements IQueryHandler<FindCredentialStoreTypes> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindCredentialStoreTypes): Promise<Page<CredentialStoreType>> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    return this.reads.page(storeTypes, page);
  }
}

@QueryHandler(FindCredentialStoreType)
export class FindCredentialStoreTypeHandler implements IQueryHandler<FindCredentialStoreType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ typeId }: FindCredentialStoreType): Promise<CredentialStoreType> {
    this.permissions.require(TenantContext.current().actor, 'store:read');
    return this.reads.one(storeTypes, typeId);
  }
}
