import { tenantTable, within } from '../tables.ts';

/** Tenants, their staff, applications, keys and users. */
export function tenancyTables(): string[] {
  return [
    ...tenantTable('tenant', {
      scope: 'tenant',
      key: { columns: '', names: '' },
      grants: 'select',
      columns: `
  slug text not null unique,
  display_name text not null,
  status text not null check (status in ('active', 'suspended')),
  created_at timestamptz not null`,
    }),
    // Tenants are made by whoever runs migrations, never by an application.
    `create policy operator on tenant.tenant to latchkey_owner using (true) with check (true)`,
    ...tenantTable('data_key', {
      scope: 'tenant',
      key: { columns: 'version int not null', names: 'version' },
      grants: 'select, insert, delete',
      columns: `
  wrapped bytea not null,
  created_at timestamptz not null default now()`,
    }),
    ...tenantTable('staff_member', {
      scope: 'tenant',
      columns: `
  email text not null,
  email_key text not null,
  display_name text not null,
  roles text[] not null,
  password_hash text,
  status text not null check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, email_key)`,
    }),
    ...tenantTable('staff_session', {
      scope: 'tenant',
      columns: `
  staff_id uuid not null,
  digest bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (tenant_id, digest),
  foreign key (tenant_id, staff_id) references tenant.staff_member (tenant_id, id)`,
    }),
    ...tenantTable('setup_link', {
      scope: 'tenant',
      columns: `
  digest bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  unique (tenant_id, digest)`,
    }),
    ...tenantTable('application', {
      scope: 'environment',
      columns: `
  name text not null,
  portal_origin text not null,
  support_contact text not null,
  sign_in_url text,
  status text not null check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  version int not null`,
    }),
    ...tenantTable('api_key', {
      scope: 'environment',
      columns: `
  application_id uuid not null,
  label text not null,
  prefix text not null,
  digest bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  ${within('application_id', 'application')}`,
    }),
  ];
}
