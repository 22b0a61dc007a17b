import { Migration } from '@mikro-orm/migrations';
import { retentionGrants, retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Codes by SMS: the services that take them, and what they may cost. */
export class Migration0016Sms extends Migration {
  override up(): void {
    for (const statement of [...method(), ...services(), ...messages(), ...budgets(), ...numbers()])
      this.addSql(statement);
  }
}

const methods = `('email', 'authenticator', 'recovery_codes', 'questions', 'sms', 'mock_success', 'mock_failure')`;

function method(): string[] {
  return [
    ...replaced('verification', 'verification_type_check', `type in ${methods}`),
    ...replaced(
      'verification',
      'verification_mock_in_test',
      `type not like 'mock%' or environment = 'test' or status = 'inactive'`,
    ),
    ...replaced('verification_template', 'verification_template_method_check', `method in ${methods}`),
    `alter table tenant.enrolment add column tries int not null default 0`,
  ];
}

function services(): string[] {
  return [
    ...tenantTable('sms_service', {
      scope: 'environment',
      columns: `
  provider text not null check (provider in ('twilio', 'gateway', 'smpp')),
  name text not null,
  name_key text collate "C" not null,
  sender text not null,
  settings jsonb not null,
  destinations jsonb not null,
  daily_budget int not null check (daily_budget >= 0),
  secret_names text[] not null,
  sealed_secrets bytea,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, name_key)`,
    }),
    `create unique index sms_service_active on tenant.sms_service (tenant_id, environment) where status = 'active'`,
    // Reports of deliveries come in by the id of a service alone.
    `create table directory.sms_service (id uuid primary key, tenant_id uuid not null, environment text not null)`,
    `grant select on directory.sms_service to latchkey_resolver`,
    `grant insert on directory.sms_service to latchkey_app`,
    `create function directory.forget_sms_service(of_id uuid) returns void
      language sql security definer set search_path = directory, pg_temp
      as $$ delete from directory.sms_service where id = of_id
        and tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid $$`,
    `revoke all on function directory.forget_sms_service from public`,
    `grant execute on function directory.forget_sms_service to latchkey_app`,
  ];
}

function messages(): string[] {
  return [
    `alter table tenant.message
      add column channel text not null default 'mail' check (channel in ('mail', 'sms')),
      add column number_key bytea,
      add column country text collate "C",
      add column service_id uuid,
      add column provider_id text,
      add column hand_overs int not null default 0 check (hand_overs between 0 and 2),
      add column delivery text check (delivery in ('delivered', 'failed')),
      add column delivery_failure text,
      add column reported_at timestamptz,
      add constraint message_of_sms check (channel = 'mail' or (number_key is not null and service_id is not null))`,
    `create unique index message_reported on tenant.message (tenant_id, environment, service_id, provider_id)
      where provider_id is not null`,
    `create index message_of_service on tenant.message (tenant_id, environment, service_id, id) where channel = 'sms'`,
    `create index message_waiting on tenant.message (tenant_id, environment, (coalesce(user_id, staff_id)))
      where channel = 'sms' and status = 'queued'`,
  ];
}

function budgets(): string[] {
  return [
    ...tenantTable('sms_account', {
      scope: 'environment',
      key: { columns: 'account_id uuid not null', names: 'account_id' },
      columns: `
  sent_at timestamptz[] not null check (cardinality(sent_at) between 1 and 5),
  last_sent_at timestamptz not null`,
    }),
    ...retentionRule('sms_account', 'last_sent_at', '24 hours'),
    ...tenantTable('sms_day', {
      scope: 'environment',
      key: { columns: '', names: '' },
      columns: 'day_from timestamptz not null, sent int not null',
    }),
    ...tenantTable('sms_country', {
      scope: 'environment',
      key: { columns: 'country text collate "C" not null', names: 'country' },
      // Ids of the newest hundred messages, and which of them led to a typed code.
      columns: `
  recent uuid[] not null check (cardinality(recent) between 1 and 100),
  proved uuid[] not null check (cardinality(proved) <= 100),
  last_sent_at timestamptz not null`,
    }),
    ...retentionRule('sms_country', 'last_sent_at', '24 hours'),
  ];
}

/** Of no tenant: keyed digests of telephone numbers, and when the newest ten messages went to each. */
function numbers(): string[] {
  return [
    `create table platform.sms_number (
      key bytea primary key, sent_at timestamptz[] not null check (cardinality(sent_at) between 1 and 10),
      last_sent_at timestamptz not null)`,
    `create index sms_number_retention on platform.sms_number (last_sent_at)`,
    `grant select, insert, update on platform.sms_number to latchkey_app, latchkey_worker`,
    `alter table platform.sms_number enable row level security`,
    `create policy counting on platform.sms_number to latchkey_app, latchkey_worker using (true) with check (true)`,
    ...retentionGrants('platform.sms_number', 'last_sent_at', '24 hours'),
  ];
}

function replaced(table: string, constraint: string, check: string): string[] {
  return [
    `alter table tenant.${table} drop constraint ${constraint}`,
    `alter table tenant.${table} add constraint ${constraint} check (${check})`,
  ];
}
