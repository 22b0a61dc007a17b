import { Migration } from '@mikro-orm/migrations';
import { retentionGrants, retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Codes by SMS, and what they may cost. */
export class Migration0016Sms extends Migration {
  override up(): void {
    for (const statement of [...method(), ...budgets(), ...numbers()]) this.addSql(statement);
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
