import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** Whether stores let people in, as staff have asked. */
export class Migration0025LockQuestions extends Migration {
  override up(): void {
    const statements = [
      ...tenantTable('lock_question', {
        scope: 'environment',
        columns: `
  user_id uuid not null,
  store_id uuid not null,
  lock_state text check (lock_state in ('locked', 'not_locked', 'unknown')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  check ((lock_state is null) = (answered_at is null)),
  ${within('user_id', 'app_user').replace('on delete restrict', 'on delete cascade')},
  ${within('store_id', 'credential_store').replace('on delete restrict', 'on delete cascade')}`,
      }),
      `create index lock_question_open on tenant.lock_question (tenant_id, environment, user_id)
        where answered_at is null`,
      ...retentionRule('lock_question', 'asked_at', '90 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
