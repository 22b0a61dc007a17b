import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** How somebody says who they are, what users are known by beside name and address, and templates of verifications. */
export class Migration0008Identification extends Migration {
  override up(): void {
    for (const statement of [...identificationTypes(), ...userAttributes(), ...verificationTemplates()])
      this.addSql(statement);
  }
}

function identificationTypes(): string[] {
  return [
    ...tenantTable('identification_type', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null check (name_key <> ''),
  kind text not null check (kind in ('user_name', 'email', 'user_name_or_email', 'attribute')),
  attribute text,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null,
  check ((kind = 'attribute') = (attribute is not null)),
  unique (tenant_id, environment, name_key)`,
    }),
    // What is in force: the type cannot vanish under an active process (PR-B19).
    `alter table tenant.process
      add column active_identification_type_id uuid,
      add ${within('active_identification_type_id', 'identification_type')}`,
    `create index process_identified_by on tenant.process (tenant_id, environment, active_identification_type_id)`,
  ];
}

function userAttributes(): string[] {
  return [
    `alter table tenant.app_user add column attributes jsonb not null default '{}'`,
    // By what people are looked up: the same as the column above, in the form in which it is compared.
    ...tenantTable('user_attribute', {
      scope: 'environment',
      key: { columns: 'user_id uuid not null, name text collate "C" not null', names: 'user_id, name' },
      // Written anew with each change.
      grants: 'select, insert, delete',
      columns: `
  value_key text collate "C" not null check (octet_length(value_key) between 1 and 254),
  ${within('user_id', 'app_user')}`,
    }),
    `create index user_attribute_value on tenant.user_attribute (tenant_id, environment, name, value_key)`,
  ];
}

/** Of the tenant's own; those of the house are code. */
function verificationTemplates(): string[] {
  return [
    ...tenantTable('verification_template', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null,
  method text not null check (method in ('email', 'mock_success', 'mock_failure')),
  parameters jsonb not null,
  version int not null,
  unique (tenant_id, environment, name_key)`,
    }),
    `alter table tenant.verification
      add column template_id uuid, add ${within('template_id', 'verification_template')}`,
    `create index verification_of_template on tenant.verification (tenant_id, environment, template_id)`,
  ];
}
