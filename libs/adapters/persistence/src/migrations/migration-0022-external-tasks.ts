import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** Changes in the hands of executors that answer later, and where they call. */
export class Migration0022ExternalTasks extends Migration {
  override up(): void {
    for (const statement of [...changes(), ...tasks(), ...callers()]) this.addSql(statement);
  }
}

function changes(): string[] {
  const states = `'generating', 'intended', 'applying', 'pending', 'applied', 'rejected', 'failed', 'expired', 'outcome_unknown'`;
  return [
    `alter table tenant.credential_change add column store_makes_password boolean not null default false,
      drop constraint credential_change_state_check, drop constraint credential_change_forgets`,
    `alter table tenant.credential_change alter column store_makes_password drop default,
      add constraint credential_change_state_check check (state in (${states})),
      add constraint credential_change_forgets check (state not in ('rejected', 'failed', 'expired', 'outcome_unknown')
        or coalesce(sealed_for_page, sealed_for_mail) is null)`,
    `alter table tenant.reset_request add column password_requested boolean not null default false`,
  ];
}

function tasks(): string[] {
  return [
    ...tenantTable('external_task', {
      scope: 'environment',
      columns: `
  change_id uuid not null,
  store_id uuid not null,
  operation text not null check (operation in ('reset', 'unlock', 'reset_and_unlock')),
  user_name text not null,
  must_change boolean not null,
  token_digest bytea not null check (octet_length(token_digest) = 32),
  sealed_password text,
  state text not null check (state in ('queued', 'dispatched', 'claimed', 'completed_with_success',
    'completed_with_failure', 'expired', 'withdrawn')),
  fence int not null check (fence >= 0),
  executor text,
  claim_id text,
  lease_until timestamptz,
  reason text,
  created_at timestamptz not null,
  deadline timestamptz not null,
  concluded_at timestamptz,
  unique (tenant_id, environment, change_id),
  ${within('change_id', 'credential_change')},
  ${within('store_id', 'credential_store')},
  check ((state in ('queued', 'dispatched', 'claimed')) = (concluded_at is null)),
  check (concluded_at is null or sealed_password is null),
  check ((state = 'claimed') = (lease_until is not null)),
  check (state <> 'claimed' or (executor is not null and claim_id is not null and fence > 0))`,
    }),
    `create index external_task_claimable on tenant.external_task (tenant_id, environment, store_id, created_at, id)
      where state in ('queued', 'claimed')`,
    `create index external_task_of_claim on tenant.external_task (tenant_id, environment, store_id, claim_id)
      where claim_id is not null`,
  ];
}

/** Executors call by the id of their store alone. */
function callers(): string[] {
  return [
    `create table directory.credential_store (id uuid primary key, tenant_id uuid not null, environment text not null)`,
    `grant select on directory.credential_store to latchkey_resolver`,
    `grant insert on directory.credential_store to latchkey_app`,
    `create function directory.forget_credential_store(of_id uuid) returns void
      language sql security definer set search_path = directory, pg_temp
      as $$ delete from directory.credential_store where id = of_id
        and tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid $$`,
    `revoke all on function directory.forget_credential_store from public`,
    `grant execute on function directory.forget_credential_store to latchkey_app`,
    // Row-level security is forced on the owner too, who has no tenant: for the time of the copy it sees all rows.
    `create policy copying_stores on tenant.credential_store for select to latchkey_owner using (true)`,
    `insert into directory.credential_store (id, tenant_id, environment)
      select id, tenant_id, environment from tenant.credential_store`,
    `drop policy copying_stores on tenant.credential_store`,
  ];
}
