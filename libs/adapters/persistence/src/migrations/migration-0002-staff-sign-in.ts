import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from './tables.ts';

/** Staff sign-in: invitations, idle sessions and the brake; and hosts that an application may claim. */
export class Migration0002StaffSignIn extends Migration {
  override up(): void {
    for (const statement of [...staffChanges(), ...brake(), ...hostClaims()]) this.addSql(statement);
  }
}

function staffChanges(): string[] {
  return [
    `alter table tenant.staff_member drop constraint staff_member_status_check`,
    `alter table tenant.staff_member add constraint staff_member_status_check
      check (status in ('invited', 'active', 'disabled'))`,
    `alter table tenant.staff_member add constraint staff_member_active_has_password
      check (status <> 'active' or password_hash is not null)`,
    `alter table tenant.staff_session add column seen_at timestamptz not null default now()`,
    `alter table tenant.setup_link add column staff_id uuid,
      add foreign key (tenant_id, staff_id) references tenant.staff_member (tenant_id, id)`,
  ];
}

function brake(): string[] {
  return tenantTable('staff_sign_in_brake', {
    scope: 'tenant',
    key: { columns: 'account_key bytea not null', names: 'account_key' },
    columns: `
  window_from timestamptz not null,
  in_window int not null`,
  });
}

/** The tenant comes from the transaction, never from a parameter: nobody claims or releases for somebody else. */
function hostClaims(): string[] {
  const own = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      and environment = current_setting('app.environment', true) and application_id = of_application`;
  return [
    `create function directory.claim_host(of_host text, of_application uuid) returns boolean
      language sql security definer set search_path = directory, pg_temp
      as $$
        with made as (
          insert into directory.tenant_host (host, tenant_id, environment, application_id)
          values (of_host, nullif(current_setting('app.tenant_id', true), '')::uuid,
            current_setting('app.environment', true), of_application)
          on conflict (host) do nothing returning 1)
        select exists (select 1 from made)
          or exists (select 1 from directory.tenant_host where host = of_host and ${own})
      $$`,
    `create function directory.release_host(of_host text, of_application uuid) returns void
      language sql security definer set search_path = directory, pg_temp
      as $$ delete from directory.tenant_host where host = of_host and ${own} $$`,
    `revoke all on function directory.claim_host, directory.release_host from public`,
    `grant execute on function directory.claim_host, directory.release_host to latchkey_app`,
  ];
}
