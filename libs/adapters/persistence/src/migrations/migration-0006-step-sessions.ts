import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** Conversations of the step API before anybody is named. */
export class Migration0006StepSessions extends Migration {
  override up(): void {
    const table = tenantTable('step_session', {
      scope: 'environment',
      columns: `
  application_id uuid not null,
  digest bytea not null,
  locale text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ${within('application_id', 'application')}`,
    });
    for (const statement of [...table, ...retentionRule('step_session', 'expires_at', '24 hours')]) {
      this.addSql(statement);
    }
  }
}
