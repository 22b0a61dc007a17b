import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Identity providers of staff, sign-ins on their way through them, and whom they vouch for. */
export class Migration0032IdentityProviders extends Migration {
  override up(): void {
    for (const statement of [...providers(), ...rounds(), ...identities()]) this.addSql(statement);
  }
}

function providers(): string[] {
  return tenantTable('identity_provider', {
    scope: 'tenant',
    columns: `
  name text not null,
  name_key text collate "C" not null,
  issuer text collate "C" not null,
  client_id text not null,
  scopes text[] not null,
  required_acr text[] not null,
  required_amr text[] not null,
  groups_claim text,
  group_roles jsonb not null,
  just_in_time boolean not null,
  active boolean not null,
  secret_names text[] not null,
  sealed_secrets bytea,
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, name_key),
  unique (tenant_id, issuer)`,
  });
}

function rounds(): string[] {
  return [
    ...tenantTable('sign_in_round', {
      scope: 'tenant',
      columns: `
  provider_id uuid not null,
  provider_version int not null,
  state_digest bytea not null check (octet_length(state_digest) = 32),
  browser_digest bytea not null check (octet_length(browser_digest) = 32),
  invitation_digest bytea check (octet_length(invitation_digest) = 32),
  sealed_keys bytea not null,
  expires_at timestamptz not null,
  unique (tenant_id, state_digest),
  ${ofProvider}`,
      grants: 'select, insert, delete',
    }),
    `create index sign_in_round_of_provider on tenant.sign_in_round (tenant_id, provider_id)`,
    ...retentionRule('sign_in_round', 'expires_at', '1 hour'),
  ];
}

function identities(): string[] {
  return [
    ...tenantTable('staff_identity', {
      scope: 'tenant',
      key: {
        columns: 'issuer text collate "C" not null,\n  subject text collate "C" not null',
        names: 'issuer, subject',
      },
      columns: `
  provider_id uuid not null,
  staff_id uuid not null,
  managed boolean not null,
  created_at timestamptz not null default now(),
  ${ofProvider},
  foreign key (tenant_id, staff_id) references tenant.staff_member (tenant_id, id) on delete cascade`,
      grants: 'select, insert, delete',
    }),
    `create index staff_identity_of_provider on tenant.staff_identity (tenant_id, provider_id)`,
    `create index staff_identity_of_staff on tenant.staff_identity (tenant_id, staff_id)`,
    // Whom a provider vouches for is active without a password.
    `alter table tenant.staff_member drop constraint staff_member_active_has_password`,
  ];
}

const ofProvider = `foreign key (tenant_id, provider_id)
    references tenant.identity_provider (tenant_id, id) on delete cascade`;
