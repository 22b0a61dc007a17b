import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from './tables.ts';

/** What a tenant adds to recovery. Types and kinds are the domain's to check; the table keeps what must not be lost. */
export class Migration0004Extensions extends Migration {
  override up(): void {
    for (const statement of extensions()) this.addSql(statement);
  }
}

function extensions(): string[] {
  return tenantTable('extension', {
    scope: 'environment',
    columns: `
  type text not null,
  name text not null,
  name_key text not null,
  definition jsonb not null,
  parameters jsonb not null,
  secret_names text[] not null,
  sealed_secrets bytea,
  opt_in_by text,
  opt_in_at timestamptz,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null default 1,
  check ((opt_in_by is null) = (opt_in_at is null)),
  check (definition ->> 'kind' <> 'script' or opt_in_by is not null),
  check ((sealed_secrets is null) = (cardinality(secret_names) = 0)),
  unique (tenant_id, environment, name_key)`,
  });
}
