import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

const cascading = (columns: string, table: string) =>
  within(columns, table).replace('on delete restrict', 'on delete cascade');

/** What happens while people sign in, sign-ins that wait for it, and changes that owners asked for themselves. */
export class Migration0036SignInPlans extends Migration {
  override up(): void {
    const statements = [
      ...tenantTable('sign_in_plan', {
        scope: 'environment',
        key: { columns: 'application_id uuid not null', names: 'application_id' },
        columns: `
  actions jsonb not null check (jsonb_typeof(actions) = 'array' and jsonb_array_length(actions) <= 10),
  version integer not null,
  ${within('application_id', 'application')}`,
      }),
      ...tenantTable('paused_sign_in', {
        scope: 'environment',
        columns: `
  application_id uuid not null,
  user_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  user_agent text check (length(user_agent) <= 200),
  wants_tokens boolean not null,
  actions jsonb not null,
  position integer not null check (position >= 0),
  context_attributes jsonb not null,
  action_attributes jsonb not null,
  change_id uuid,
  updates integer not null check (updates between 0 and 5),
  paused_at timestamptz not null,
  deadline timestamptz not null,
  ended_at timestamptz,
  unique (tenant_id, environment, digest),
  ${within('application_id', 'application')},
  ${cascading('user_id', 'app_user')}`,
      }),
      `create index paused_sign_in_open on tenant.paused_sign_in (tenant_id, environment, user_id)
        where ended_at is null`,
      ...retentionRule('paused_sign_in', 'paused_at', '7 days'),
      ...tenantTable('own_change', {
        scope: 'environment',
        columns: `
  application_id uuid not null,
  user_id uuid not null,
  store_id uuid not null,
  operation text not null check (operation in ('change', 'reset', 'unlock')),
  process_id uuid,
  session_id uuid,
  paused_sign_in_id uuid,
  locale text not null,
  asked_at timestamptz not null,
  check ((session_id is null) <> (paused_sign_in_id is null)),
  ${cascading('user_id', 'app_user')}`,
      }),
      ...retentionRule('own_change', 'asked_at', '90 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
