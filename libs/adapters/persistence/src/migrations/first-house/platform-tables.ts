import { retentionRule } from '../retention-rule.ts';
import { tenantTable } from '../tables.ts';

const retention: readonly (readonly [table: string, column: string, old: string])[] = [
  ['idempotent_request', 'claimed_at', '24 hours'],
  ['challenge', 'link_until', '24 hours'],
  ['user_session', 'expires_at', '24 hours'],
  ['consumed_event', 'consumed_at', '30 days'],
  ['outbox_event', 'moved_at', '90 days'],
];

function retentionRules(): string[] {
  return retention.flatMap((rule) => retentionRule(...rule));
}

/** Outbox, audit trail and idempotency of each tenant; the directory; and what belongs to no tenant. */
export function platformTables(): string[] {
  return [...journalTables(), ...directoryTables(), ...processTables(), ...retentionRules()];
}

function journalTables(): string[] {
  return [
    ...tenantTable('outbox_event', {
      scope: 'environment',
      columns: `
  name text not null,
  subject text not null,
  facts jsonb not null,
  lane text,
  occurred_at timestamptz not null default now(),
  moved_at timestamptz`,
    }),
    `create index outbox_event_waiting on tenant.outbox_event (id) where moved_at is null`,
    // The mover sees the envelopes of all tenants and never what is in them.
    `create policy envelopes on tenant.outbox_event for select to latchkey_queue using (true)`,
    `create policy moving on tenant.outbox_event for update to latchkey_queue using (true) with check (true)`,
    `grant select (tenant_id, environment, id, name, lane, moved_at), update (moved_at)
      on tenant.outbox_event to latchkey_queue`,
    // The sweeper sees which requests and changes are overdue, and nothing else of them.
    `create policy overdue on tenant.reset_request for select to latchkey_queue using (ended_at is null)`,
    `grant select (tenant_id, environment, id, status, link_until, set_password_until, ended_at)
      on tenant.reset_request to latchkey_queue`,
    `create policy overdue on tenant.credential_change for select to latchkey_queue using (concluded_at is null)`,
    `grant select (tenant_id, environment, id, deadline, concluded_at) on tenant.credential_change to latchkey_queue`,
    ...tenantTable('consumed_event', {
      scope: 'environment',
      key: { columns: 'event_id uuid not null, reaction text not null', names: 'event_id, reaction' },
      grants: 'select, insert, delete',
      columns: 'consumed_at timestamptz not null default now()',
    }),
    ...tenantTable('audit_entry', {
      scope: 'environment',
      grants: 'select, insert',
      columns: `
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  outcome text not null,
  reason text,
  request_id text not null`,
    }),
    `create index audit_entry_of_subject on tenant.audit_entry (tenant_id, environment, subject)`,
    ...tenantTable('idempotent_request', {
      scope: 'environment',
      key: { columns: 'key_digest bytea not null', names: 'key_digest' },
      columns: `
  operation text not null,
  fingerprint bytea not null,
  claim uuid,
  claimed_at timestamptz not null default now(),
  concluded_at timestamptz,
  result bytea`,
    }),
  ];
}

function directoryTables(): string[] {
  return [
    `create table directory.tenant_host (
      host text primary key, tenant_id uuid not null, environment text not null, application_id uuid not null)`,
    `create table directory.tenant_slug (slug text primary key, tenant_id uuid not null)`,
    `create table directory.api_key (
      digest bytea primary key, tenant_id uuid not null, environment text not null, application_id uuid not null,
      key_id uuid not null, revoked_at timestamptz)`,
    `grant select on all tables in schema directory to latchkey_resolver`,
    `grant insert on directory.api_key to latchkey_app`,
    `create function directory.revoke_api_key(of_digest bytea, at timestamptz) returns void
      language sql security definer set search_path = directory, pg_temp
      as 'update directory.api_key set revoked_at = at where digest = of_digest and revoked_at is null'`,
    `revoke all on function directory.revoke_api_key from public`,
    `grant execute on function directory.revoke_api_key to latchkey_app`,
  ];
}

function processTables(): string[] {
  return [
    `create table platform.worker_key (
      id text primary key, public_key jsonb not null, sealed_private_key bytea not null,
      created_at timestamptz not null default now())`,
    `create table platform.worker_process (
      id uuid primary key, workers text[] not null, seen_at timestamptz not null default now())`,
    `create table platform.key_canary (name text primary key, sealed bytea not null)`,
    `grant select (id, public_key, created_at) on platform.worker_key to latchkey_app`,
    `grant select, insert, delete on platform.worker_key to latchkey_worker`,
    `grant select, insert, update, delete on platform.worker_process to latchkey_queue`,
    `grant select, insert on platform.key_canary to latchkey_app, latchkey_worker`,
  ];
}
