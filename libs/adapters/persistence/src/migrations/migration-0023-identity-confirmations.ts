import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** What agents looked at to identify callers. No column is for what they saw or heard (S-83). */
export class Migration0023IdentityConfirmations extends Migration {
  override up(): void {
    const statements = [
      ...tenantTable('identity_confirmation', {
        scope: 'environment',
        // The verification may be deleted or renamed, and who was looked at by it stays known: no reference to it.
        columns: `
  user_id uuid not null,
  agent_id uuid not null,
  verification_id uuid not null,
  verification_name text not null,
  ticket text,
  on_record boolean not null,
  state text not null check (state in ('open', 'confirmed', 'not_confirmed')),
  opened_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= opened_at + interval '10 minutes'),
  ended_at timestamptz,
  ${within('user_id', 'app_user').replace('on delete restrict', 'on delete cascade')},
  foreign key (tenant_id, agent_id) references tenant.staff_member (tenant_id, id),
  check ((state = 'open') = (ended_at is null)),
  check (on_record or state <> 'confirmed')`,
        // Whoever serves requests erases no trace of a look: that is left to retention.
        grants: 'select, insert, update',
      }),
      ...['agent_id', 'user_id'].map(
        (whose) =>
          `create index identity_confirmation_${whose} on tenant.identity_confirmation
            (tenant_id, environment, ${whose}, opened_at desc)`,
      ),
      `create index identity_confirmation_opened on tenant.identity_confirmation
        (tenant_id, environment, opened_at desc, id desc)`,
      ...retentionRule('identity_confirmation', 'opened_at', '90 days'),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
