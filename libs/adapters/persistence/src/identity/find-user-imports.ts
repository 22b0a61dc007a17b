import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindUserImport,
  FindUserImportFaults,
  FindUserImports,
  type RowFaultView,
  type UserImportView,
} from '@latchkey/identity';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

const imports: Listing = {
  select: `t.id, t.store_id as "storeId", t.dry_run as "dryRun", t.state, t.rows, t.rows_done as "rowsDone", t.created,
    t.changed, t.unchanged, t.failed, t.begun_at as "begunAt", t.ended_at as "endedAt"`,
  from: 'tenant.user_import t',
  table: 'tenant.user_import',
};

const faults: Listing = {
  select: `t.id, t.row_number as row, t.column_name as "column", t.code, t.detail`,
  from: 'tenant.user_import_fault t',
  table: 'tenant.user_import_fault',
  orderBy: 'row_number',
};

@QueryHandler(FindUserImports)
export class FindUserImportsHandler implements IQueryHandler<FindUserImports> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindUserImports): Promise<Page<UserImportView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.page({ ...imports, descending: true }, page);
  }
}

@QueryHandler(FindUserImport)
export class FindUserImportHandler implements IQueryHandler<FindUserImport> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ importId }: FindUserImport): Promise<UserImportView> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.one(imports, importId);
  }
}

@QueryHandler(FindUserImportFaults)
export class FindUserImportFaultsHandler implements IQueryHandler<FindUserImportFaults> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ importId, page }: FindUserImportFaults): Promise<Page<RowFaultView>> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    await this.reads.one<UserImportView>(imports, importId);
    return this.reads.page({ ...faults, filters: [['t.import_id = ?', importId]] }, page);
  }
}
