import { tenantTable, within } from '../tables.ts';

/** Stores, the people whose passwords they hold, and changes on their way. */
export function credentialTables(): string[] {
  return [
    ...tenantTable('credential_store_type', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null,
  driver text not null,
  mode text not null check (mode in ('synchronous', 'asynchronous')),
  can_unlock boolean not null,
  can_read_lock_state boolean not null,
  accepts_password boolean not null,
  unique (tenant_id, environment, name_key)`,
    }),
    ...tenantTable('credential_store', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null,
  type_id uuid not null,
  multi_factor_sign_in boolean not null,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, name_key),
  ${within('type_id', 'credential_store_type')}`,
    }),
    ...tenantTable('app_user', {
      scope: 'environment',
      columns: `
  user_name text not null,
  user_name_key text collate "C" not null,
  email text not null,
  email_key text collate "C" not null,
  display_name text not null,
  store_id uuid not null,
  status text not null check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, user_name_key),
  unique (tenant_id, environment, email_key),
  ${within('store_id', 'credential_store')}`,
    }),
    ...tenantTable('user_session', {
      scope: 'environment',
      columns: `
  user_id uuid not null,
  application_id uuid not null,
  digest bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (tenant_id, environment, digest),
  ${within('user_id', 'app_user')}`,
    }),
    `create index user_session_alive on tenant.user_session (tenant_id, environment, user_id) where revoked_at is null`,
    ...tenantTable('password_hash', {
      scope: 'environment',
      key: { columns: 'store_id uuid not null, user_id uuid not null', names: 'store_id, user_id' },
      columns: `
  phc text not null,
  fence bigint not null,
  changed_at timestamptz not null,
  ${within('store_id', 'credential_store')},
  ${within('user_id', 'app_user')}`,
    }),
    ...tenantTable('account_fence', {
      scope: 'environment',
      key: { columns: 'store_id uuid not null, user_id uuid not null', names: 'store_id, user_id' },
      columns: 'fence bigint not null',
    }),
    ...tenantTable('credential_change', {
      scope: 'environment',
      columns: `
  request_id uuid not null,
  application_id uuid not null,
  store_id uuid not null,
  user_id uuid not null,
  state text not null check (state in ('intended', 'applying', 'applied', 'rejected', 'failed', 'outcome_unknown')),
  fence bigint not null,
  sealed_password text,
  reason text,
  created_at timestamptz not null,
  deadline timestamptz not null,
  concluded_at timestamptz,
  ${within('store_id', 'credential_store')},
  ${within('user_id', 'app_user')},
  check (sealed_password is null or state in ('intended', 'applying'))`,
    }),
    `create index credential_change_open on tenant.credential_change (deadline) where concluded_at is null`,
  ];
}
