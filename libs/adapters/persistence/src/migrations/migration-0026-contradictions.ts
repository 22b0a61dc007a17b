import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** What administrators are told of contradicted tasks of external systems, and how long tasks are kept. */
export class Migration0026Contradictions extends Migration {
  override up(): void {
    const statements = [
      `alter table tenant.external_task add column contradicted_at timestamptz`,
      `create index external_task_contradicted on tenant.external_task
        (tenant_id, environment, store_id, contradicted_at) where contradicted_at is not null`,
      ...tenantTable('contradiction_alarm', {
        scope: 'environment',
        key: { columns: 'store_id uuid not null', names: 'store_id' },
        // The task is named and not referred to: it may be removed before its store is told of again.
        columns: `
  task_id uuid not null,
  told_at timestamptz not null,
  ${within('store_id', 'credential_store').replace('on delete restrict', 'on delete cascade')}`,
      }),
      // Only what has ended: an open one has no such time, and is nothing that could be removed.
      ...retentionRule('external_task', 'concluded_at', '90 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
