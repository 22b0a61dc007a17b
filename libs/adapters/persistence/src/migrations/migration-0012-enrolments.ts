import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** What people prove by beside their mail, and that they have it. */
export class Migration0012Enrolments extends Migration {
  override up(): void {
    for (const statement of [...methods(), ...enrolments()]) this.addSql(statement);
  }
}

function methods(): string[] {
  return [
    `alter table tenant.verification drop constraint verification_type_check`,
    `alter table tenant.verification add constraint verification_type_check
      check (type in ('email', 'authenticator', 'recovery_codes', 'mock_success', 'mock_failure'))`,
    `alter table tenant.verification drop constraint verification_mock_in_test`,
    `alter table tenant.verification add constraint verification_mock_in_test
      check (type not like 'mock%' or environment = 'test' or status = 'inactive')`,
    `alter table tenant.verification_template drop constraint verification_template_method_check`,
    `alter table tenant.verification_template add constraint verification_template_method_check
      check (method in ('email', 'authenticator', 'recovery_codes', 'mock_success', 'mock_failure'))`,
    `alter table tenant.lockout drop constraint lockout_method_check`,
  ];
}

function enrolments(): string[] {
  return [
    ...tenantTable('enrolment', {
      scope: 'environment',
      columns: `
  user_id uuid not null,
  verification_id uuid not null,
  method text not null,
  label text not null,
  status text not null check (status in ('begun', 'active', 'removed')),
  sealed_holding bytea,
  privileged boolean not null,
  begun_at timestamptz not null,
  usable_from timestamptz,
  last_used_at timestamptz,
  removed_at timestamptz,
  ${within('user_id', 'app_user')},
  ${within('verification_id', 'verification')},
  check ((status = 'removed') = (sealed_holding is null)),
  check (status <> 'active' or usable_from is not null)`,
    }),
    `create unique index enrolment_active on tenant.enrolment (tenant_id, environment, user_id, verification_id)
      where status = 'active'`,
    `create index enrolment_of_verification on tenant.enrolment (tenant_id, environment, verification_id)
      where status = 'active'`,
  ];
}
