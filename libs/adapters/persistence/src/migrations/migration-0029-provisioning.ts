import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** People and groups who come from directories, and by what a directory brings them. */
export class Migration0029Provisioning extends Migration {
  override up(): void {
    for (const statement of [...externalIds(), ...tokens()]) this.addSql(statement);
  }
}

function externalIds(): string[] {
  const named = (table: string) => [
    `alter table tenant.${table} add column external_id text collate "C"`,
    `create unique index ${table}_external_id on tenant.${table} (tenant_id, environment, external_id)`,
  ];
  return [
    ...named('app_user'),
    ...named('user_group'),
    `alter table tenant.user_group add column member_changes int not null default 0`,
    `alter table tenant.app_user drop constraint app_user_status_check,
      add constraint app_user_status_check check (status in ('active', 'disabled', 'erased')),
      add constraint app_user_erased check (status <> 'erased'
        or (email = 'erased:' || id and user_name = email and display_name = '' and external_id is null
          and attributes = '{}'))`,
  ];
}

function tokens(): string[] {
  return tenantTable('provisioning_token', {
    scope: 'environment',
    grants: 'select, insert, update',
    columns: `
  label text not null,
  store_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (tenant_id, environment, digest),
  ${within('store_id', 'credential_store')}`,
  });
}
