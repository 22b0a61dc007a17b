/** Which rows a policy lets through: all of a tenant, or those of one of its environments. */
export type TableScope = 'tenant' | 'environment';

export interface TenantTable {
  readonly scope: TableScope;
  /** Column and constraint lines; the leading key columns are added. */
  readonly columns: string;
  /** What makes a row unique after the tenant (and environment). Default: `id uuid`. */
  readonly key?: { readonly columns: string; readonly names: string };
  /** What the application roles may do; default is everything but truncate. */
  readonly grants?: string;
}

const leading: Record<TableScope, string> = {
  tenant: 'tenant_id uuid not null',
  environment: `tenant_id uuid not null,
    environment text not null check (environment in ('live', 'test'))`,
};
const leadingNames: Record<TableScope, string> = {
  tenant: 'tenant_id',
  environment: 'tenant_id, environment',
};

const ownRows: Record<TableScope, string> = {
  tenant: `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
  environment: `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and environment = current_setting('app.environment', true)`,
};

/**
 * The only way in which a table of tenants is made: tenant first in the key, row-level security forced, policy and
 * grants in place before the first row. A test reads the catalogue and finds every table that was made otherwise.
 */
export function tenantTable(name: string, table: TenantTable): string[] {
  const key = table.key ?? { columns: 'id uuid not null', names: 'id' };
  const reference =
    name === 'tenant' ? '' : ',\n  foreign key (tenant_id) references tenant.tenant (tenant_id)';
  const separator = key.columns === '' ? '' : ',\n  ';
  const keyNames = [leadingNames[table.scope], key.names].filter((part) => part !== '').join(', ');
  return [
    `create table tenant.${name} (
  ${leading[table.scope]}${separator}${key.columns},
  ${table.columns.trim()},
  primary key (${keyNames})${reference}
)`,
    `alter table tenant.${name} enable row level security`,
    `alter table tenant.${name} force row level security`,
    `create policy own_rows on tenant.${name} to latchkey_app, latchkey_worker
    using (${ownRows[table.scope]}) with check (${ownRows[table.scope]})`,
    `grant ${table.grants ?? 'select, insert, update, delete'} on tenant.${name} to latchkey_app, latchkey_worker`,
  ];
}

/** A foreign key inside one environment of one tenant; RESTRICT, so that what is used cannot vanish. */
export function within(columns: string, table: string, key = 'id'): string {
  return `foreign key (tenant_id, environment, ${columns}) references tenant.${table} (tenant_id, environment, ${key}) on delete restrict`;
}
