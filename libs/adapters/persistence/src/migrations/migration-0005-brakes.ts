import { Migration } from '@mikro-orm/migrations';
import { retentionGrants, retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Mails that an account may get, how often callers may ask, who is locked out, and planted names. */
export class Migration0005Brakes extends Migration {
  override up(): void {
    for (const statement of [...mailBudgets(), ...callerBrakes(), ...lockouts(), ...plantedDecoys()])
      this.addSql(statement);
  }
}

function mailBudgets(): string[] {
  return [
    ...tenantTable('mail_budget', {
      scope: 'environment',
      key: { columns: 'account_key bytea not null, bucket text not null', names: 'account_key, bucket' },
      columns: `
  mailed_at timestamptz[] not null check (cardinality(mailed_at) between 1 and 5),
  last_mail_at timestamptz not null`,
    }),
    ...retentionRule('mail_budget', 'last_mail_at', '24 hours'),
  ];
}

/** Of no tenant: keyed digests of networks and tenants, and how often each was counted. */
function callerBrakes(): string[] {
  return [
    // Half of each page stays free, so that a counter is counted on where it lies.
    `create table platform.caller_brake (
      key bytea primary key, window_from timestamptz not null, counted int not null) with (fillfactor = 50)`,
    `create index caller_brake_retention on platform.caller_brake (window_from)`,
    `grant select, insert, update on platform.caller_brake to latchkey_app`,
    `alter table platform.caller_brake enable row level security`,
    `create policy counting on platform.caller_brake to latchkey_app using (true) with check (true)`,
    ...retentionGrants('platform.caller_brake', 'window_from', '24 hours'),
  ];
}

function lockouts(): string[] {
  return [
    // user_id has no foreign key on purpose, as in a request: a known account must not cost more than an unknown one.
    ...tenantTable('lockout', {
      scope: 'environment',
      columns: `
  account_key bytea not null,
  user_id uuid,
  method text not null check (method in ('email')),
  reason text not null check (reason in ('failures_of_a_day', 'failures_in_a_row')),
  began_at timestamptz not null,
  until timestamptz,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))`,
    }),
    `create index lockout_of_user on tenant.lockout (tenant_id, environment, user_id)`,
    // One that has no end by itself is kept until somebody ends it: else nobody could.
    ...retentionRule('lockout', 'began_at', '90 days', 'and (until is not null or ended_at is not null)'),
    ...tenantTable('lockout_sample', {
      scope: 'environment',
      columns: `
  account_key bytea not null,
  at timestamptz not null default now()`,
    }),
    `create index lockout_sample_recent on tenant.lockout_sample (tenant_id, environment, at)`,
    ...retentionRule('lockout_sample', 'at', '90 days'),
    ...tenantTable('activity_monitor', {
      scope: 'environment',
      key: { columns: '', names: '' },
      columns: 'alarmed_at timestamptz',
    }),
  ];
}

function plantedDecoys(): string[] {
  return [
    ...tenantTable('planted_decoy', {
      scope: 'environment',
      columns: `
  identifier text not null,
  identifier_key text not null,
  planted_at timestamptz not null,
  removed_at timestamptz`,
    }),
    `create unique index planted_decoy_name on tenant.planted_decoy (tenant_id, environment, identifier_key)
      where removed_at is null`,
  ];
}
