import { Migration } from '@mikro-orm/migrations';

/** What keys of applications may do, keys that sign tokens, and whether an application is open at all. */
export class Migration0027AccessTokens extends Migration {
  override up(): void {
    for (const statement of [...permissions(), ...openApplications(), ...signingKeys()])
      this.addSql(statement);
  }
}

/** Keys that are there already go on doing what they could: nothing else could be done with a key until now. */
function permissions(): string[] {
  return ['tenant.api_key', 'directory.api_key'].flatMap((table) => [
    `alter table ${table} add column permissions text[] not null default '{password-reset-workflow:execute}'`,
    `alter table ${table} alter column permissions drop default`,
  ]);
}

/** The owner of the tables, who is nobody's login, sees which applications are closed, and the function tells no more. */
function openApplications(): string[] {
  return [
    `create index api_key_of_id on directory.api_key (key_id)`,
    `create policy closed_applications on tenant.application for select to latchkey_owner
      using (status = 'disabled')`,
    `create function directory.is_open(of_tenant uuid, of_environment text, of_application uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select exists (select 1 from tenant.tenant t where t.tenant_id = of_tenant and t.status = 'active')
          and not exists (select 1 from tenant.application a where a.tenant_id = of_tenant
            and a.environment = of_environment and a.id = of_application and a.status = 'disabled') $$`,
    `revoke all on function directory.is_open from public`,
    `grant execute on function directory.is_open to latchkey_resolver`,
  ];
}

/** One pair for each place in the row: of many who add the next one at the same time, one does. */
function signingKeys(): string[] {
  return [
    `create table platform.signing_key (
      place int primary key, id text not null unique, public_key jsonb not null, sealed_private_key bytea not null,
      created_at timestamptz not null default now(), signs_from timestamptz not null)`,
    `grant select on platform.signing_key to latchkey_app, latchkey_worker`,
    `grant insert, delete on platform.signing_key to latchkey_worker`,
  ];
}
