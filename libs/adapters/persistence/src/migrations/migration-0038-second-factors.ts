import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Second factors of staff, what their sessions have shown, and whether a tenant asks for one. */
export class Migration0038SecondFactors extends Migration {
  override up(): void {
    for (const statement of [...factors(), ...policy(), sessions]) this.addSql(statement);
  }
}

function factors(): string[] {
  return [
    ...tenantTable('second_factor', {
      scope: 'tenant',
      columns: `
  staff_id uuid not null,
  kind text not null check (kind in ('authenticator', 'passkey')),
  label text not null,
  sealed_holding bytea not null,
  mark text collate "C",
  last_use bigint not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  unique (tenant_id, mark),
  foreign key (tenant_id, staff_id) references tenant.staff_member (tenant_id, id) on delete cascade`,
    }),
    `create index second_factor_of_staff on tenant.second_factor (tenant_id, staff_id)`,
    ...retentionRule('second_factor', 'begun_at', '1 day', 'and confirmed_at is null'),
  ];
}

function policy(): string[] {
  return tenantTable('staff_policy', {
    scope: 'tenant',
    key: { columns: '', names: '' },
    columns: `
  require_second_factor boolean not null,
  version int not null`,
    grants: 'select, insert, update',
  });
}

const sessions = `alter table tenant.staff_session add column factor_at timestamptz,
  add column challenge text, add column challenged_at timestamptz,
  add check ((challenge is null) = (challenged_at is null))`;
