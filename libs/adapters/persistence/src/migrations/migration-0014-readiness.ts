import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** Who could recover before they have to. */
export class Migration0014Readiness extends Migration {
  override up(): void {
    for (const statement of readiness()) this.addSql(statement);
  }
}

function readiness(): string[] {
  return [
    ...tenantTable('readiness_look', {
      scope: 'environment',
      key: { columns: '', names: '' },
      columns: `
  as_of timestamptz,
  due_at timestamptz not null`,
    }),
    // The sweeper sees which environments are due, and nothing of their people.
    `create policy due on tenant.readiness_look for select to latchkey_queue using (true)`,
    `grant select (tenant_id, environment, due_at) on tenant.readiness_look to latchkey_queue`,
    ...tenantTable('user_readiness', {
      scope: 'environment',
      key: { columns: 'user_id uuid not null', names: 'user_id' },
      columns: `
  state text not null check (state in ('ready', 'quarantined', 'not_ready', 'not_covered')),
  methods text[] not null,
  as_of timestamptz not null,
  ${within('user_id', 'app_user')}`,
    }),
  ];
}
