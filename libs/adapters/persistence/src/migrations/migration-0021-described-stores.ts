import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** Stores are told where they are and by which account they are used; their connection is tested, and the last look kept. */
export class Migration0021DescribedStores extends Migration {
  override up(): void {
    for (const statement of [...descriptions(), ...tests(), ...reach()]) this.addSql(statement);
  }
}

function descriptions(): string[] {
  return [
    `alter table tenant.credential_store_type add column can_change boolean not null default false,
      add column settings jsonb not null default '{}'`,
    `alter table tenant.credential_store add column settings jsonb not null default '{}',
      add column targets text[] not null default '{}', add column secret_names text[] not null default '{}',
      add column sealed_secrets bytea, add column can_unlock boolean not null default true`,
    `create policy moving_types on tenant.credential_store_type to latchkey_owner using (true) with check (true)`,
    `update tenant.credential_store_type set can_change = true where driver = 'local'`,
    `drop policy moving_types on tenant.credential_store_type`,
  ];
}

function tests(): string[] {
  return [
    ...tenantTable('store_test', {
      scope: 'environment',
      columns: `
  store_id uuid not null,
  user_name text,
  state text not null check (state in ('asked', 'passed', 'failed')),
  checks jsonb,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'asked') = (ended_at is null)),
  ${within('store_id', 'credential_store').replace('on delete restrict', 'on delete cascade')}`,
    }),
    `create index store_test_of_store on tenant.store_test (tenant_id, environment, store_id, asked_at)`,
    ...retentionRule('store_test', 'asked_at', '90 days'),
  ];
}

function reach(): string[] {
  return [
    ...tenantTable('store_reach', {
      scope: 'environment',
      key: { columns: 'store_id uuid not null', names: 'store_id' },
      columns: `
  reached boolean not null,
  since timestamptz not null,
  looked_at timestamptz not null,
  look_at timestamptz not null,
  ${within('store_id', 'credential_store').replace('on delete restrict', 'on delete cascade')}`,
    }),
    `create index store_reach_due on tenant.store_reach (look_at)`,
    // The queue's own role finds which stores are to be looked at again, and sees nothing else of them.
    `create policy looks on tenant.store_reach to latchkey_queue using (true) with check (true)`,
    `grant select (tenant_id, environment, store_id, look_at), update (look_at) on tenant.store_reach to latchkey_queue`,
  ];
}
