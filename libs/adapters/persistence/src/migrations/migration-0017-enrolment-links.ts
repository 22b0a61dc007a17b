import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** What is only known of something goes with it. */
const goesWith = (column: string, table: string): string =>
  within(column, table).replace('on delete restrict', 'on delete cascade');
const ofUser = goesWith('user_id', 'app_user');

/** Ways in which people come to be enrolled before they are locked out. */
export class Migration0017EnrolmentLinks extends Migration {
  override up(): void {
    for (const statement of [...links(), ...reminders(), ...checks()]) this.addSql(statement);
  }
}

function links(): string[] {
  return [
    `alter table tenant.enrolment add column lent boolean not null default false`,
    // One of each person: a newer one takes its place, and with it the hour in which there is no other.
    ...tenantTable('enrolment_link', {
      scope: 'environment',
      key: { columns: 'user_id uuid not null', names: 'user_id' },
      columns: `
  id uuid not null,
  application_id uuid not null,
  digest bytea not null,
  destination_digest bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= issued_at + interval '72 hours'),
  redeemed_at timestamptz,
  voided_at timestamptz,
  session_digest bytea,
  session_until timestamptz,
  ${ofUser},
  ${within('application_id', 'application')},
  check ((session_digest is null) = (session_until is null)),
  check (session_digest is null or (redeemed_at is not null and voided_at is null))`,
    }),
    `create unique index enrolment_link_digest on tenant.enrolment_link (tenant_id, environment, digest)`,
    `create unique index enrolment_link_session on tenant.enrolment_link (tenant_id, environment, session_digest)`,
    ...retentionRule('enrolment_link', 'expires_at', '7 days'),
  ];
}

function reminders(): string[] {
  return [
    `alter table tenant.user_readiness drop constraint user_readiness_tenant_id_environment_user_id_fkey`,
    `alter table tenant.user_readiness add ${ofUser}`,
    // In whose name somebody is reminded, and how often; null for who is not.
    `alter table tenant.user_readiness add column application_id uuid,
      add column remind_days int check (remind_days >= 7)`,
    `alter table tenant.readiness_look add column remind_at timestamptz not null default now()`,
    `grant select (as_of, remind_at) on tenant.readiness_look to latchkey_queue`,
    ...tenantTable('reminder_wave', {
      scope: 'environment',
      columns: `
  demanded boolean not null,
  created_at timestamptz not null,
  started_at timestamptz,
  progressed_at timestamptz,
  ended_at timestamptz,
  reminded int not null`,
    }),
    `create unique index reminder_wave_open on tenant.reminder_wave (tenant_id, environment) where ended_at is null`,
    ...retentionRule('reminder_wave', 'created_at', '90 days'),
    ...tenantTable('user_reminder', {
      scope: 'environment',
      key: { columns: 'user_id uuid not null', names: 'user_id' },
      columns: `
  reminded_at timestamptz not null,
  ${ofUser}`,
    }),
  ];
}

function checks(): string[] {
  return tenantTable('enrolment_verdict', {
    scope: 'environment',
    key: {
      columns: 'user_id uuid not null, verification_id uuid not null',
      names: 'user_id, verification_id',
    },
    columns: `
  id uuid not null default gen_random_uuid(),
  enrolled boolean not null,
  answered_at timestamptz,
  asked_at timestamptz not null,
  ${ofUser},
  ${goesWith('verification_id', 'verification')},
  unique (tenant_id, environment, id)`,
  });
}
