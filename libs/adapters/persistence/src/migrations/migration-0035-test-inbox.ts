import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** What would have been sent in a test environment. The table itself has no place for the live one. */
export class Migration0035TestInbox extends Migration {
  override up(): void {
    const columns = `
  application_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('mail', 'sms')),
  sealed_letter bytea not null,
  caught_at timestamptz not null default now(),
  check (environment = 'test'),
  ${within('application_id', 'application')}`;
    const statements = [
      ...tenantTable('caught_message', { scope: 'environment', grants: 'select, insert', columns }),
      `create index caught_message_of_application on tenant.caught_message
        (tenant_id, environment, application_id, id desc)`,
      ...retentionRule('caught_message', 'caught_at', '7 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
