import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** Sessions that their owner can tell apart, and tokens by which applications go on with one. */
export class Migration0028RefreshTokens extends Migration {
  override up(): void {
    const statements = [
      `alter table tenant.user_session add column user_agent text check (length(user_agent) <= 200),
        add column last_used_at timestamptz not null default now()`,
      // Whatever ends a session ends its tokens: they are good for as long as their session is, and go when it goes.
      ...tenantTable('refresh_token', {
        scope: 'environment',
        columns: `
  session_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  issued_at timestamptz not null,
  used_at timestamptz,
  unique (tenant_id, environment, digest),
  ${within('session_id', 'user_session').replace('on delete restrict', 'on delete cascade')}`,
      }),
      `create index refresh_token_of_session on tenant.refresh_token (tenant_id, environment, session_id)`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
