import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

const cascading = (columns: string, table: string) =>
  within(columns, table).replace('on delete restrict', 'on delete cascade');

/** Sessions that identity providers hold end with the password by which they were begun, and the proof of it is kept. */
export class Migration0041SessionRevocations extends Migration {
  override up(): void {
    const statements = [
      `alter table tenant.credential_store add column sessions_of text check (sessions_of in ('own', 'everybody'))`,
      ...tenantTable('session_revocation', {
        scope: 'environment',
        columns: `
  change_id uuid not null,
  user_id uuid not null,
  store_id uuid not null,
  state text not null check (state in ('wanted', 'delivered', 'refused', 'given_up')),
  attempts int not null,
  answer text,
  wanted_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'wanted') = (ended_at is null)),
  ${cascading('user_id', 'app_user')},
  ${cascading('store_id', 'credential_store')}`,
      }),
      `create index session_revocation_of_user
        on tenant.session_revocation (tenant_id, environment, user_id, wanted_at)`,
      ...retentionRule('session_revocation', 'wanted_at', '90 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
