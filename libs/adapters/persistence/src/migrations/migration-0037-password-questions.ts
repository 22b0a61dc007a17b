import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

const cascading = (columns: string, table: string) =>
  within(columns, table).replace('on delete restrict', 'on delete cascade');

/** Whether stores let people in with a password, while they wait for it. */
export class Migration0037PasswordQuestions extends Migration {
  override up(): void {
    const statements = [
      ...tenantTable('password_question', {
        scope: 'environment',
        columns: `
  store_id uuid not null,
  user_id uuid,
  user_name text not null,
  sealed_password text,
  answer text check (answer in ('accepted', 'must_change', 'refused', 'unavailable')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (sealed_password is null or answered_at is null),
  ${cascading('user_id', 'app_user')},
  ${cascading('store_id', 'credential_store')}`,
      }),
      ...retentionRule('password_question', 'asked_at', '1 day'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
