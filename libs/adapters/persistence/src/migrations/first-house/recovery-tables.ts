import { tenantTable, within } from '../tables.ts';

/** Verifications, processes, requests and what hangs on them. */
export function recoveryTables(): string[] {
  return [...policyTables(), ...requestTables(), ...challengeTables(), ...messageTables()];
}

function policyTables(): string[] {
  return [
    ...tenantTable('verification', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null,
  type text not null check (type in ('email')),
  status text not null check (status in ('active', 'inactive')),
  parameters jsonb not null,
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, name_key)`,
    }),
    ...tenantTable('process', {
      scope: 'environment',
      columns: `
  application_id uuid not null,
  name text not null,
  name_key text not null,
  action text not null check (action in ('reset')),
  store_id uuid not null,
  verification_ids uuid[] not null,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, name_key),
  check (status = 'inactive' or cardinality(verification_ids) > 0),
  ${within('application_id', 'application')},
  ${within('store_id', 'credential_store')}`,
    }),
    `create unique index process_active on tenant.process (tenant_id, environment, application_id)
      where status = 'active'`,
  ];
}

function requestTables(): string[] {
  return [
    // user_id has no foreign key on purpose: its check would cost a known account a look-up that a decoy does not pay.
    ...tenantTable('reset_request', {
      scope: 'environment',
      columns: `
  process_id uuid not null,
  application_id uuid not null,
  store_id uuid not null,
  user_id uuid,
  account_key bytea not null,
  kind text not null check (kind in ('self_service')),
  action text not null check (action in ('reset')),
  status text not null check (status in ('in_progress', 'verified', 'changing', 'success', 'failure', 'expired',
    'cancelled', 'outcome_unknown')),
  owed uuid[] not null,
  flow_digest bytea not null,
  locale text not null,
  started_at timestamptz not null,
  last_mail_at timestamptz not null,
  mails int not null,
  link_until timestamptz not null,
  set_password_until timestamptz,
  absolute_until timestamptz,
  password_tries int not null,
  change_id uuid,
  ended_at timestamptz,
  ${within('process_id', 'process')},
  ${within('application_id', 'application')}`,
    }),
    `create index reset_request_open_of_account on tenant.reset_request (tenant_id, environment, user_id)
      where ended_at is null`,
    `create index reset_request_overdue on tenant.reset_request ((coalesce(set_password_until, link_until)))
      where ended_at is null`,
    ...tenantTable('reset_proof', {
      scope: 'environment',
      key: {
        columns:
          'request_id uuid not null, step text not null, verification_id uuid not null, challenge_id uuid not null',
        names: 'request_id, step, verification_id, challenge_id',
      },
      columns: `
  via text not null check (via in ('code', 'link')),
  given_at timestamptz not null,
  ${within('request_id', 'reset_request')}`,
    }),
    ...tenantTable('reset_activity', {
      scope: 'environment',
      columns: `
  request_id uuid not null,
  type text not null check (type in ('info', 'warning', 'error')),
  stage text not null check (stage in ('identification', 'verification', 'reset')),
  message text not null,
  at timestamptz not null default now()`,
    }),
    `create index reset_activity_of_request on tenant.reset_activity (tenant_id, environment, request_id)`,
  ];
}

function challengeTables(): string[] {
  return [
    ...tenantTable('challenge', {
      scope: 'environment',
      columns: `
  request_id uuid not null,
  verification_id uuid not null,
  method text not null check (method in ('email')),
  destination_digest bytea not null,
  code_digest bytea not null check (octet_length(code_digest) = 32),
  link_digest bytea not null check (octet_length(link_digest) = 32),
  issued_at timestamptz not null,
  code_until timestamptz not null,
  link_until timestamptz not null,
  code_attempts int not null,
  code_used_at timestamptz,
  link_used_at timestamptz,
  superseded_at timestamptz,
  unique (tenant_id, environment, link_digest),
  ${within('request_id', 'reset_request')}`,
    }),
    `create index challenge_of_request on tenant.challenge (tenant_id, environment, request_id)`,
    ...tenantTable('code_brake', {
      scope: 'environment',
      key: { columns: 'account_key bytea not null, method text not null', names: 'account_key, method' },
      columns: `
  window_from timestamptz not null,
  in_window int not null,
  consecutive int not null`,
    }),
  ];
}

function messageTables(): string[] {
  return [
    ...tenantTable('message', {
      scope: 'environment',
      columns: `
  kind text not null,
  application_id uuid not null,
  user_id uuid,
  locale text not null,
  sealed_parts text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  status text not null check (status in ('queued', 'sent', 'discarded', 'failed', 'expired')),
  sent_at timestamptz,
  failure text,
  check (sealed_parts is null or status = 'queued')`,
    }),
  ];
}
