import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

const ofImport = within('import_id', 'user_import').replace('on delete restrict', 'on delete cascade');

/** Files of users, and how far they are worked through. */
export class Migration0030UserImports extends Migration {
  override up(): void {
    for (const statement of [...imports(), ...files(), ...faults()]) this.addSql(statement);
  }
}

function imports(): string[] {
  const counts = ['rows', 'rows_done', 'created', 'changed', 'unchanged', 'failed'];
  return [
    ...tenantTable('user_import', {
      scope: 'environment',
      grants: 'select, insert, update',
      columns: `
  store_id uuid not null,
  dry_run boolean not null,
  columns text[] not null,
  ${counts.map((count) => `${count} int not null check (${count} >= 0)`).join(',\n  ')},
  position int not null,
  state text not null check (state in ('arriving', 'running', 'ended', 'abandoned')),
  begun_at timestamptz not null,
  ended_at timestamptz,
  ${within('store_id', 'credential_store')},
  check (rows_done = created + changed + unchanged + failed and rows_done <= rows),
  check ((state in ('ended', 'abandoned')) = (ended_at is not null))`,
    }),
    `create unique index user_import_open on tenant.user_import (tenant_id, environment) where ended_at is null`,
    ...retentionRule('user_import', 'begun_at', '90 days', 'and ended_at is not null'),
  ];
}

/** Gone when the import ends. */
function files(): string[] {
  return [
    ...tenantTable('user_import_part', {
      scope: 'environment',
      grants: 'select, insert, delete',
      key: { columns: 'import_id uuid not null, number int not null', names: 'import_id, number' },
      columns: `bytes bytea not null, ${ofImport}`,
    }),
    ...tenantTable('user_import_key', {
      scope: 'environment',
      grants: 'select, insert, delete',
      key: {
        columns: 'import_id uuid not null, row_key text collate "C" not null',
        names: 'import_id, row_key',
      },
      columns: `row_number int not null, ${ofImport}`,
    }),
  ];
}

function faults(): string[] {
  return [
    ...tenantTable('user_import_fault', {
      scope: 'environment',
      grants: 'select, insert',
      columns: `
  import_id uuid not null,
  row_number int not null,
  column_name text,
  code text not null,
  detail text not null,
  ${ofImport}`,
    }),
    `create index user_import_fault_of_row on tenant.user_import_fault (tenant_id, environment, import_id, row_number, id)`,
  ];
}
